import { expect, test } from 'vitest';
import { literalTexts, sentencesOf, unusedKeys } from '../../support/looks/renderer-code.ts';

/** GOV.UK's list of what a message does not say, and its Swedish likeness. */
const banned = {
  en: /\b(please|sorry|invalid|forbidden|illegal|oops|whoops|uh-oh|you forgot|required field|field is required|fatal|abort)/i,
  sv: /(^|[^\p{Letter}])(ogiltig|vänligen|tyvärr|oj|hoppsan|förbjud|olaglig|du glömde|var god|obligatorisk)/iu,
};

test.each(['en', 'sv'] as const)('no message of “%s” blames, begs or apologises', (locale) => {
  const sentences = sentencesOf(locale);
  expect(sentences.length).toBeGreaterThan(300);
  expect(sentences.filter(({ text }) => banned[locale].test(text))).toEqual([]);
});

test.each(['en', 'sv'] as const)(
  '“%s” is set as print is: no straight quotes, no double spaces, no shouting',
  (locale) => {
    const careless = sentencesOf(locale).filter(({ text }) => /["']|\S {2,}\S|!/.test(text));
    expect(careless).toEqual([]);
  },
);

test('no screen says a word that is not in the catalogue', () => {
  expect(literalTexts()).toEqual([]);
});

test('everything in the catalogue is said somewhere', { timeout: 60_000 }, () => {
  expect(unusedKeys()).toEqual([]);
});
