import { expect, test } from 'vitest';
import { answersOf, literalTexts, sentencesOf, unusedKeys } from '../../support/looks/renderer-code.ts';

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

/** That something was not done. What cannot be undone later is a warning. */
const refusals = {
  en: /^Not \p{Letter}+[:,.]|\b(could not|cannot) (?!be undone\.)/u,
  sv: /^(Inte \p{Letter}+[:,.]|Inget \p{Letter}+s:)|(^| )(kunde|kan|gick|går) inte (?!att ångra\. Hos)/u,
};
/** What to do, or that nothing need be done. */
const waysOut = {
  en: /(^|[.:;,] |\b(or|and|then) )(use|try|type|choose|save|free|close|plug|ask|wait|do it|search|see|look|give|check|set|go|start|tap|pick|turn|write|leave|remove|move|open|switch|press|add|shorten|split|send|keep)\b|\b(must|keeps?|kept|stays?|goes on|nothing|trying|tries|again|once|cancelled)\b/iu,
  sv: /(^|[.:;,] | (eller|och|sedan) )(använd|försök|skriv|välj|spara|frigör|stäng|anslut|fråga|vänta|gör|sök|se|titta|ge|kontrollera|ställ|gå|starta|håll|ta|byt|be|öppna|tryck|lägg|korta|dela|skicka|ha|låt)(?=[\s.,]|$)| (måste|ska|får|behåller|skyddar|kvar|fortsätter|inget|försöker|igen|provar|avbröts)(?=[\s.,]|$)/iu,
};

test.each(['en', 'sv'] as const)(
  'what was not done says what to do, or that nothing need be done: “%s”',
  (locale) => {
    const refused = answersOf(locale).filter(({ text }) => refusals[locale].test(text));
    // A label is no sentence, and what ends with what is filled in is said by that.
    const said = refused.filter(({ text }) => text.endsWith('.') && !/…[”“]?\.$/u.test(text));
    expect(said.length).toBeGreaterThan(40);
    expect(said.filter(({ text }) => !waysOut[locale].test(text))).toEqual([]);
  },
);

test('no screen says a word that is not in the catalogue', () => {
  expect(literalTexts()).toEqual([]);
});

test('everything in the catalogue is said somewhere', { timeout: 60_000 }, () => {
  expect(unusedKeys()).toEqual([]);
});
