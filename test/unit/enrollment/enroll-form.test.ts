import { describe, expect, it } from 'vitest';
import type { EnrollForm } from '../../../contract/submission.ts';
import { checkForm, formOf, type FormRules } from '../../../main/enrollment/enroll-form.ts';
import { personNameOf } from '../../../main/enrollment/person-name.ts';

const LEVEL = '6f1f1f0e-4c1c-4f0a-9a51-0d6b3c1e7a01';
const rules: FormRules = {
  zone: 'Europe/Stockholm',
  nowMs: Date.UTC(2026, 5, 1),
  numberFormat: 'hexadecimal',
  knownLevelIds: new Set([LEVEL]),
};
const form = (change: Partial<EnrollForm> = {}): EnrollForm => ({
  cardNumber: '0x00499602d2',
  firstName: 'Vera',
  lastName: 'Lind',
  validFrom: '2026-07-01T08:00',
  validTo: '2026-08-01T17:00',
  pin: '0007',
  accessLevelIds: [LEVEL],
  ...change,
});
const problemsOf = (change: Partial<EnrollForm>) => {
  const checked = checkForm(form(change), rules);
  return checked.kind === 'problems' ? checked.problems : [];
};

describe('the form', () => {
  it('becomes what is sent: UTC times, the PIN with its zeros, the number in the chosen form', () => {
    expect(checkForm(form(), { ...rules, numberFormat: 'decimal' })).toEqual({
      kind: 'request',
      request: {
        kind: 'add',
        identification: '0001234567890',
        cardKey: '0x00499602d2',
        firstName: 'Vera',
        lastName: 'Lind',
        personId: null,
        pin: '0007',
        validFrom: '2026-07-01T06:00:00Z',
        validTo: '2026-08-01T15:00:00Z',
        accessLevelIds: [LEVEL],
        hasPin: true,
        earlierNames: [],
      },
    });
  });

  it('needs nothing but the card', () => {
    const checked = checkForm(
      form({ firstName: ' ', lastName: '', validFrom: '', validTo: '', pin: '', accessLevelIds: [] }),
      rules,
    );

    expect(checked).toMatchObject({
      kind: 'request',
      request: { firstName: '', pin: null, validFrom: null, hasPin: false },
    });
  });

  it('comes back to be edited as it was typed', () => {
    const checked = checkForm(form(), rules);
    if (checked.kind !== 'request') throw new Error('the form has problems');

    expect(formOf(checked.request, rules.zone)).toEqual(form());
  });

  it.each([
    [{ cardNumber: '' }, { field: 'cardNumber', problem: 'empty' }],
    [{ cardNumber: 'Vera' }, { field: 'cardNumber', problem: 'not-a-number' }],
    [{ firstName: 'a'.repeat(33) }, { field: 'firstName', problem: 'too-long' }],
    [{ lastName: 'a\u0007b' }, { field: 'lastName', problem: 'bad-character' }],
    [{ validFrom: 'soon' }, { field: 'validFrom', problem: 'not-a-time' }],
    [{ validFrom: '2026-03-29T02:30' }, { field: 'validFrom', problem: 'skipped-hour' }],
    [{ validTo: '2026-06-30T08:00' }, { field: 'validTo', problem: 'before-from' }],
    [
      { validFrom: '', validTo: '2026-05-01T08:00' },
      { field: 'validTo', problem: 'in-the-past' },
    ],
    [{ pin: '123' }, { field: 'pin', problem: 'not-four-digits' }],
    [{ pin: '١٢٣٤' }, { field: 'pin', problem: 'not-four-digits' }],
    [
      { accessLevelIds: ['6f1f1f0e-4c1c-4f0a-9a51-0d6b3c1e7a09'] },
      { field: 'accessLevels', problem: 'unknown-level' },
    ],
  ] as const)('names what is wrong: %j', (change, problem) => {
    expect(problemsOf({ ...change } as Partial<EnrollForm>)).toEqual([problem]);
  });

  it('names everything that is wrong at once, in the order of the fields', () => {
    expect(problemsOf({ cardNumber: '', pin: '1', validTo: 'x' }).map(({ field }) => field)).toEqual([
      'cardNumber',
      'validTo',
      'pin',
    ]);
  });
});

describe('a name', () => {
  it('has at most 32 characters as people count them', () => {
    const family = '👩‍👩‍👧‍👦';
    const longest = `A\u030a${'å'.repeat(30)}${family}`;

    expect(personNameOf(longest)).toMatchObject({ kind: 'name' });
    expect(personNameOf(`${longest}x`)).toEqual({ kind: 'problem', problem: 'too-long' });
    expect(personNameOf('  Anna   Lena ')).toEqual({ kind: 'name', name: 'Anna Lena' });
  });
});
