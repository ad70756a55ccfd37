import { technologySchema } from '../../../contract/card.ts';
import {
  readerFormatNames,
  traitsOf,
  transforms,
  type ReaderFormat,
} from '../../../contract/reader-formats.ts';
import type { DecoderSettings } from './decoder-for-profile.ts';

/**
 * Every way a reader on a serial line may speak, each once, to try one after the other; the likely ones come
 * first. Formats that leave bits out are among them: somebody may want to know why a reader cannot work.
 */
export function everyDecoderSetting(): readonly DecoderSettings[] {
  const plain = readerFormatNames.flatMap(settingsOf);
  const transformed = transforms.flatMap((transform) =>
    plain.filter(({ format }) => traitsOf(format).isWhole).map((settings) => ({ ...settings, transform })),
  );
  return [...plain, ...transformed];
}

function settingsOf(format: ReaderFormat): readonly DecoderSettings[] {
  const { technology, checksums, crcs, usualCrc, isPcsc } = traitsOf(format);
  if (isPcsc) return [];
  const unsaid: DecoderSettings = { format };
  if (technology === 'chosen')
    return technologySchema.options.map((chosen) => ({ format, technology: chosen }));
  return [
    unsaid,
    ...checksums.slice(1).map((checksum) => ({ format, checksum })),
    ...crcs.filter((crc) => crc !== usualCrc).map((crc) => ({ format, crc })),
  ];
}
