import { expect, test } from 'vitest';
import { englishCard } from '../../../renderer/wording/en/card.ts';
import { englishSettings } from '../../../renderer/wording/en/settings.ts';
import { swedishCard } from '../../../renderer/wording/sv/card.ts';
import { swedishSettings } from '../../../renderer/wording/sv/settings.ts';

test.each([
  ['en', englishCard, englishSettings],
  ['sv', swedishCard, swedishSettings],
] as const)('“%s”: a card the desk’s setting leaves out names that setting', (_, card, settings) => {
  expect(card.refused['not-a-part']).toContain(settings.parts);
});

test.each([
  ['en', englishCard],
  ['sv', swedishCard],
] as const)('“%s”: part of a number is mended at the reader, and the words say how', (_, card) => {
  expect(card.refused['cascade-tag']).toMatch(/UID/);
});
