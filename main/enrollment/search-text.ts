import { CODE_PREFIX } from '../../contract/key-text.ts';
import { parseIdentification, sameCardKey } from '../reader/identification.ts';
import { foldedWords, type Search } from '../store/search-words.ts';
import { keyNumberOf } from './key-number.ts';

const READINGS = ['', '0x', 'EM:', 'MC:', 'MD:'] as const;

/** What a search text may mean: every card its digits can be read as, and beginnings of names. */
export function searchOf(text: string): Search {
  const cards = READINGS.flatMap((prefix) => {
    const parsed = parseIdentification(prefix + text.trim());
    return parsed.kind === 'card' ? parsed.csns.map((csn) => sameCardKey([csn])) : [];
  });
  const code = keyNumberOf(CODE_PREFIX + text.trim(), 'hexadecimal');
  if (code.kind === 'key') cards.push(code.cardKey);
  return { cards: [...new Set(cards)], nameStarts: foldedWords(text) };
}
