import type { Technology } from './card.ts';

/** What a reader may do to a number on the way. Each is undone by doing it once more. */
export const transforms = ['reverse-bytes', 'reverse-bits-per-byte', 'reverse-bits', 'invert'] as const;
export type Transform = (typeof transforms)[number];

export const checksums = ['xor', 'sum'] as const;
export type Checksum = (typeof checksums)[number];

/** Which half of a CRC-16 comes first on the line. */
export const crcOrders = ['low-first', 'high-first'] as const;
export type CrcOrder = (typeof crcOrders)[number];

/** What a wire format leaves to its profile. */
export interface FormatTraits {
  /**
   * `chosen`: the profile has to say it, since the same digits name different cards. `in-frame`: every frame says
   * it, so the profile may not. Else the only technology the format carries.
   */
  readonly technology: 'chosen' | 'in-frame' | Technology;
  /** The checksums it may be told to use; told nothing, it uses the first. */
  readonly checksums: readonly Checksum[];
  /** The byte orders of its CRC it may be told to use. */
  readonly crcs: readonly CrcOrder[];
  /** What it does when told nothing of a CRC: null for a format that sends one only when it is set to. */
  readonly usualCrc: CrcOrder | null;
  /** False: it leaves bits of the number out, so it is recognised and every card is refused. */
  readonly isWhole: boolean;
  /** True: nothing guards its digits, and a card that is held is sent or asked for over and over, so a number counts when it comes twice. */
  readonly needsRepeat: boolean;
  /** True: not spoken on a serial line. */
  readonly isPcsc: boolean;
}

const plain = {
  checksums: [],
  crcs: [],
  usualCrc: null,
  isWhole: true,
  needsRepeat: false,
  isPcsc: false,
} as const;
const chosenLine = { ...plain, technology: 'chosen' } as const;
const emLine = { ...plain, technology: 'EM' } as const;

/** Every wire format Tapdesk knows, by the names of the reader test data, in the order they are offered. */
export const readerFormats = {
  'stx-etx-xor': { ...plain, technology: 'EM', checksums },
  'em18-raw12': { ...plain, technology: 'EM', checksums },
  lf10cr: { ...emLine, needsRepeat: true },
  'line-hex': chosenLine,
  'line-dec': chosenLine,
  'gwiot-binary': { ...plain, technology: 'in-frame', checksums: ['xor'] },
  'promag-auto': { ...plain, technology: 'MC' },
  'gnetplus-ascii': { ...plain, technology: 'MC', needsRepeat: true },
  'gnetplus-binary': { ...plain, technology: 'MC', crcs: crcOrders, usualCrc: 'low-first' },
  'twn4-simple': { ...plain, technology: 'in-frame', crcs: ['low-first'] },
  sl025: { ...plain, technology: 'in-frame', checksums: ['xor'] },
  dez20: emLine,
  'vd-id': emLine,
  electra: emLine,
  'em-13d-w26': emLine,
  'em-10d-w26': { ...emLine, isWhole: false },
  'w26-text': { ...emLine, isWhole: false },
  'pcsc-uid': { ...plain, technology: 'in-frame', isPcsc: true },
} as const satisfies Record<string, FormatTraits>;
export type ReaderFormat = keyof typeof readerFormats;

export const readerFormatNames = Object.keys(readerFormats) as readonly ReaderFormat[];

export function traitsOf(format: ReaderFormat): FormatTraits {
  return readerFormats[format];
}

/** In place of a port: a reader that types what it reads. */
export const KEYBOARD_PATH = 'keyboard';

/** What a reader can type: digits, letters, the marks between groups of digits, and an Enter. */
export const typedFormats: readonly ReaderFormat[] = [
  'line-hex',
  'line-dec',
  'dez20',
  'vd-id',
  'electra',
  'em-13d-w26',
  'em-10d-w26',
  'w26-text',
];
