import { describe, expect, it } from 'vitest';
import { otherHolder } from '../../../main/delivery/holder-check.ts';

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
    expect(otherHolder(vera, person)).toBeNull();
  });

  it('is somebody else when a name differs, accents included', () => {
    expect(otherHolder(vera, { first_name: 'Vera', last_name: 'Astrom Lind' })).toBe('Vera Astrom Lind');
    expect(otherHolder(vera, { first_name: 'Nils', last_name: 'Berg' })).toBe('Nils Berg');
  });

  it('compares only what was sent: the service makes up the rest', () => {
    expect(
      otherHolder({ firstName: '', lastName: '' }, { first_name: 'Visitor', last_name: '1042' }),
    ).toBeNull();
    expect(
      otherHolder({ firstName: 'Vera', lastName: '' }, { first_name: 'Vera', last_name: '1042' }),
    ).toBeNull();
  });
});
