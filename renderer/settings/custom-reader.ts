import type { Technology } from '../../contract/card.ts';
import {
  traitsOf,
  type Checksum,
  type CrcOrder,
  type ReaderFormat,
  type Transform,
} from '../../contract/reader-formats.ts';
import type { ReaderProfile } from '../../contract/reader.ts';

/** A reader set by hand, as the form holds it; '' is not chosen. */
export interface CustomReader {
  readonly baudRate: string;
  readonly format: ReaderFormat;
  readonly technology: Technology | '';
  readonly transform: Transform | '';
  readonly checksum: Checksum;
  readonly crc: CrcOrder | '';
}

type ReaderSettings = Omit<ReaderProfile, 'path' | 'usb' | 'preset' | 'prefixKey' | 'parts'>;

export type CustomOutcome =
  | { readonly kind: 'settings'; readonly settings: ReaderSettings }
  | { readonly kind: 'problem'; readonly problem: 'baud-rate' | 'technology' };

const SLOWEST_BAUD = 300;
const FASTEST_BAUD = 1_000_000;

/** To begin with: the reader there is, or the preset chosen last. */
export function customReaderOf(settings: ReaderSettings | null): CustomReader {
  const format = settings?.format ?? 'line-hex';
  return {
    baudRate: String(settings?.baudRate ?? 9600),
    format,
    technology: settings?.technology ?? '',
    transform: settings?.transform ?? '',
    checksum: settings?.checksum ?? 'xor',
    crc: settings?.crc ?? traitsOf(format).usualCrc ?? '',
  };
}

/** Only what the format leaves open is said; what was chosen for another format is not carried along. */
export function settingsOfCustom(reader: CustomReader): CustomOutcome {
  const { format, technology, transform, checksum, crc } = reader;
  const traits = traitsOf(format);
  const baudRate = Number(reader.baudRate);
  if (!Number.isInteger(baudRate) || baudRate < SLOWEST_BAUD || baudRate > FASTEST_BAUD)
    return { kind: 'problem', problem: 'baud-rate' };
  if (traits.technology === 'chosen' && technology === '') return { kind: 'problem', problem: 'technology' };

  const saysTechnology = traits.technology === 'chosen' && technology !== '';
  const saysChecksum = checksum !== 'xor' && traits.checksums.includes(checksum);
  const saysCrc = crc !== '' && crc !== traits.usualCrc && traits.crcs.includes(crc);
  return {
    kind: 'settings',
    settings: {
      baudRate,
      format,
      ...(saysTechnology ? { technology } : {}),
      ...(transform !== '' && traits.isWhole ? { transform } : {}),
      ...(saysChecksum ? { checksum } : {}),
      ...(saysCrc ? { crc } : {}),
    },
  };
}
