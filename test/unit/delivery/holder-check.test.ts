import { describe, expect, it } from 'vitest';
import { holderOf } from '../../../main/delivery/holder-check.ts';

const asSent = { kind: 'as-sent' };
const nils = { first_name: 'Nils', last_name: 'Berg' };
const vera = { firstName: 'Vera', lastName: 'Åström Lind' };

describe('whose key was changed', () => {
  it.each([
    [{ first_name: 'Vera', last_name: 'Åström Lind' }],
    [{ first_name: 'VERA ', last_name: 'A\u030astro\u0308m  lind' }],
    [{ first_name: 'Vera', last_name: null }],
    [{}],
    [null],
    [undefined],
  ])('is the person sent: %j', (person) => {
    expect(holderOf(vera, [], person)).toEqual(asSent);
  });

  it('is somebody else when a name differs, accents included', () => {
    expect(holderOf(vera, [], { first_name: 'Vera', last_name: 'Astrom Lind' })).toEqual({
      kind: 'other',
      holder: 'Vera Astrom Lind',
    });
    expect(holderOf(vera, [], nils)).toEqual({ kind: 'other', holder: 'Nils Berg' });
  });

  it('compares only what was sent: the service makes up the rest', () => {
    expect(
      holderOf({ firstName: '', lastName: '' }, [], { first_name: 'Visitor', last_name: '1042' }),
    ).toEqual(asSent);
    expect(
      holderOf({ firstName: 'Vera', lastName: '' }, [], { first_name: 'Vera', last_name: '1042' }),
    ).toEqual(asSent);
  });

  it('goes by the person’s id where both have one, whatever the names', () => {
    const known = { ...vera, personId: 'person-1' };
    expect(holderOf(known, [], { id: 'PERSON-1', ...nils })).toEqual(asSent);
    expect(holderOf(known, [], { id: 'person-2', first_name: 'Vera', last_name: 'Åström Lind' })).toEqual({
      kind: 'other',
      holder: 'Vera Åström Lind',
    });
    expect(holderOf(known, [], nils)).toEqual({ kind: 'other', holder: 'Nils Berg' });
  });

  it('is ours under an earlier name when a lost request brought that name to the service', () => {
    const misspelt = { firstName: 'Nils', lastName: 'Berg' };
    expect(holderOf(vera, [misspelt], nils)).toEqual({ kind: 'earlier-name', holder: 'Nils Berg' });
    expect(holderOf(vera, [{ firstName: '', lastName: '' }], nils)).toEqual({
      kind: 'other',
      holder: 'Nils Berg',
    });
  });
});
