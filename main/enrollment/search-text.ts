import { parseIdentification, sameCardKey } from '../reader/identification.ts';
import { foldedWords, type Search } from '../store/search-words.ts';

const READINGS = ['', '0x', 'EM:', 'MC:', 'MD:'] as const;

/** What a search text may mean: every card its digits can be read as, and beginnings of names. */
export function searchOf(text: string): Search {
  const cards = READINGS.flatMap((prefix) => {
    const parsed = parseIdentification(prefix + text.trim());
    return parsed.kind === 'card' ? parsed.csns.map((csn) => sameCardKey([csn])) : [];
  });
  return { cards: [...new Set(cards)], nameStarts: foldedWords(text) };
}
