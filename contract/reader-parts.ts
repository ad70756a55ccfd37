import type { Technology } from './card.ts';
import type { ReaderFormat } from './reader-formats.ts';

/** What a card of two numbers carries, in the order in which it is registered. */
export type Parts = readonly [Technology, Technology];

const emAndClassic: readonly Parts[] = [
  ['EM', 'MC'],
  ['MC', 'EM'],
];

/** Only of a reader that says which number it has read; one that never reads EM cards has nothing to join. */
export function partsOffered(format: ReaderFormat): readonly Parts[] {
  switch (format) {
    case 'gwiot-binary':
      return emAndClassic;
    case 'twn4-simple':
      return [...emAndClassic, ['EM', 'MD'], ['MD', 'EM']];
    default:
      return [];
  }
}
