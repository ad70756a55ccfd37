import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownKeyText } from '../../../contract/key-text.ts';
import { checkForm } from '../../../main/enrollment/enroll-form.ts';
import { keyNumberOf } from '../../../main/enrollment/key-number.ts';
import { addBodyOf, readAddReply } from '../../../main/delivery/send-submission.ts';

const digits = fc.stringMatching(/^[0-9]{1,20}$/);
const form = {
  firstName: 'Cora',
  lastName: '',
  validFrom: '',
  validTo: '',
  pin: '4827',
  accessLevelIds: [],
};
const rules = {
  zone: 'Europe/Stockholm',
  nowMs: Date.parse('2026-11-24T10:00:00Z'),
  numberFormat: 'decimal',
  knownLevelIds: null,
} as const;
const requestOf = (code: string) => {
  const checked = checkForm({ ...form, cardNumber: `code:${code}` }, rules);
  if (checked.kind === 'problems') throw new Error(`code ${code} was not taken`);
  return checked.request;
};

describe('a code', () => {
  it('is sent as it was typed, as a code, and never with a PIN', () => {
    fc.assert(
      fc.property(digits, (code) => {
        const body = addBodyOf(requestOf(code));
        expect(body.key).toEqual({ identification: code, type: 'code' });
        expect(body).not.toHaveProperty('pin');
      }),
    );
  });

  it('is never the key of a card, whatever digits a card’s number has', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{13}$/), (number) => {
        const card = keyNumberOf(number, 'decimal');
        const code = keyNumberOf(`code:${number}`, 'decimal');
        fc.pre(card.kind === 'key' && code.kind === 'key');
        expect(code.cardKey).not.toBe(card.cardKey);
        expect(code.identification).not.toBe(card.identification);
      }),
    );
  });

  it('is the same as another of its value, and told so in a reply', () => {
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 6 }), digits, (code, zeros, other) => {
        const { cardKey } = requestOf(code);
        const reply = (identification: string) => ({
          id: '5d2f0a3e-6a51-4f0c-9a53-0f6d2a4f1c01',
          key: { identification, type: 'code' },
        });
        expect(readAddReply({ cardKey }, reply('0'.repeat(zeros) + code))).not.toBeNull();
        fc.pre(BigInt(other) !== BigInt(code));
        expect(readAddReply({ cardKey }, reply(other))).toBeNull();
      }),
    );
  });

  it('shows nothing but its length and its last digit', () => {
    fc.assert(
      fc.property(digits, (code) => {
        expect(shownKeyText(`code:${code}`)).toBe(`code:${'•'.repeat(code.length - 1)}${code.slice(-1)}`);
        expect(shownKeyText(code)).toBe(code);
      }),
    );
  });

  it.each([
    ['code:', 'code-empty'],
    ['code:  ', 'code-empty'],
    [shownKeyText('code:83910'), 'code-hidden'],
    ['code:12a4', 'code-not-digits'],
    ['code:-1', 'code-not-digits'],
    ['code:١٢٣٤', 'code-not-digits'],
    [`code:${'1'.repeat(21)}`, 'code-not-digits'],
  ])('%s is refused: %s', (text, problem) => {
    expect(keyNumberOf(text, 'decimal')).toEqual({ kind: 'problem', problem });
  });
});
