import type { ReaderProfile } from './reader.ts';

/** What has to be set, joined or known on the reader itself; the window has the words. */
export type ReaderPresetNote =
  | 'nothing-to-set'
  | 'serial-output'
  | 'ascii-output'
  | 'enable-line'
  | 'cards-of-both-kinds'
  | 'automatic-mode'
  | 'lowest-byte-first'
  | 'command-mode'
  | 'crc-order'
  | 'standard-firmware'
  | 'simple-protocol'
  | 'autoread-decimal'
  | 'plain-card-id'
  | 'byte-order-is-a-setting'
  | 'whole-number-needed';

export interface ReaderPreset {
  readonly id: string;
  /** Product name as printed on the reader: the same in every language. */
  readonly name: string;
  readonly settings: Omit<ReaderProfile, 'path' | 'usb' | 'preset' | 'prefixKey' | 'parts'>;
  readonly note: ReaderPresetNote;
}

const em125 = { baudRate: 9600, format: 'stx-etx-xor' } as const;
const hexLine = { baudRate: 9600, format: 'line-hex' } as const;
const decimalLine = { baudRate: 9600, format: 'line-dec' } as const;

/** Readers with a format of their own. */
const ownFormats: readonly ReaderPreset[] = [
  { id: 'rdm6300', name: 'RDM630 / RDM6300', settings: em125, note: 'nothing-to-set' },
  { id: 'seeed-grove-125', name: 'Seeed Grove 125 kHz', settings: em125, note: 'serial-output' },
  {
    id: 'id-innovations-12-20',
    name: 'ID-Innovations ID-12LA / ID-20LA',
    settings: em125,
    note: 'ascii-output',
  },
  {
    id: 'additive-125',
    name: '125 kHz, STX … ETX (sum)',
    settings: { ...em125, checksum: 'sum' },
    note: 'nothing-to-set',
  },
  { id: 'em-18', name: 'EM-18', settings: { baudRate: 9600, format: 'em18-raw12' }, note: 'serial-output' },
  {
    id: 'parallax-28140',
    name: 'Parallax 28140 / 28340',
    settings: { baudRate: 2400, format: 'lf10cr' },
    note: 'enable-line',
  },
  {
    id: 'gwiot-7941e',
    name: 'Gwiot 7941E',
    settings: { baudRate: 9600, format: 'gwiot-binary' },
    note: 'cards-of-both-kinds',
  },
  {
    id: 'promag-mf5',
    name: 'Promag MF5',
    settings: { baudRate: 19_200, format: 'promag-auto', transform: 'reverse-bytes' },
    note: 'automatic-mode',
  },
  {
    id: 'promag-mf7',
    name: 'Promag MF7xx (Mifare Classic)',
    settings: { ...hexLine, baudRate: 19_200, technology: 'MC' },
    note: 'lowest-byte-first',
  },
  {
    id: 'promag-gnetplus-ascii',
    name: 'Promag GNetPlus (ASCII)',
    settings: { baudRate: 19_200, format: 'gnetplus-ascii', transform: 'reverse-bytes' },
    note: 'command-mode',
  },
  {
    id: 'promag-gnetplus',
    name: 'Promag GNetPlus (binary)',
    settings: { baudRate: 19_200, format: 'gnetplus-binary', transform: 'reverse-bytes' },
    note: 'crc-order',
  },
  {
    id: 'promag-gnetplus-high-first',
    name: 'Promag GNetPlus (binary, CRC high-first)',
    settings: { baudRate: 19_200, format: 'gnetplus-binary', transform: 'reverse-bytes', crc: 'high-first' },
    note: 'crc-order',
  },
];

/** Readers that send lines: what they hold is set in the reader, and each kind of card is a preset of its own. */
const lineReaders: readonly ReaderPreset[] = [
  {
    id: 'elatec-twn-em',
    name: 'Elatec TWN3 / TWN4 (EM)',
    settings: { ...hexLine, technology: 'EM' },
    note: 'standard-firmware',
  },
  {
    id: 'elatec-twn-mc',
    name: 'Elatec TWN3 / TWN4 (Mifare Classic)',
    settings: { ...hexLine, technology: 'MC' },
    note: 'standard-firmware',
  },
  {
    id: 'elatec-twn-md',
    name: 'Elatec TWN3 / TWN4 (Mifare DESFire)',
    settings: { ...hexLine, technology: 'MD' },
    note: 'standard-firmware',
  },
  {
    id: 'elatec-twn4-simple',
    name: 'Elatec TWN4 Simple Protocol',
    settings: { baudRate: 9600, format: 'twn4-simple' },
    note: 'simple-protocol',
  },
  {
    id: 'stronglink-sl025',
    name: 'StrongLink SL025',
    settings: { baudRate: 115_200, format: 'sl025' },
    note: 'nothing-to-set',
  },
  {
    id: 'baltech-autoread',
    name: 'Baltech Autoread (Mifare Classic)',
    settings: { ...decimalLine, baudRate: 115_200, technology: 'MC' },
    note: 'autoread-decimal',
  },
  {
    id: 'rf-ideas-pcprox-em',
    name: 'RF IDeas pcProx CDC (EM)',
    settings: { ...hexLine, technology: 'EM' },
    note: 'plain-card-id',
  },
  {
    id: 'rf-ideas-pcprox-mc',
    name: 'RF IDeas pcProx CDC (Mifare Classic)',
    settings: { ...hexLine, technology: 'MC' },
    note: 'plain-card-id',
  },
  {
    id: 'hid-omnikey-mc',
    name: 'HID OMNIKEY CDC (Mifare Classic)',
    settings: { ...hexLine, technology: 'MC' },
    note: 'plain-card-id',
  },
  {
    id: 'hid-omnikey-md',
    name: 'HID OMNIKEY CDC (Mifare DESFire)',
    settings: { ...hexLine, technology: 'MD' },
    note: 'plain-card-id',
  },
];

/** For a reader that is not listed, and for any that types what it reads. */
export const genericLines: readonly ReaderPreset[] = [
  {
    id: 'line-hex-em',
    name: 'HEX + CR/LF (EM)',
    settings: { ...hexLine, technology: 'EM' },
    note: 'whole-number-needed',
  },
  {
    id: 'line-hex-mc',
    name: 'HEX + CR/LF (Mifare Classic)',
    settings: { ...hexLine, technology: 'MC' },
    note: 'byte-order-is-a-setting',
  },
  {
    id: 'line-hex-md',
    name: 'HEX + CR/LF (Mifare DESFire)',
    settings: { ...hexLine, technology: 'MD' },
    note: 'byte-order-is-a-setting',
  },
  {
    id: 'line-dec-em',
    name: 'DEC + CR/LF (EM)',
    settings: { ...decimalLine, technology: 'EM' },
    note: 'whole-number-needed',
  },
  {
    id: 'line-dec-mc',
    name: 'DEC + CR/LF (Mifare Classic)',
    settings: { ...decimalLine, technology: 'MC' },
    note: 'byte-order-is-a-setting',
  },
  {
    id: 'line-dec-md',
    name: 'DEC + CR/LF (Mifare DESFire)',
    settings: { ...decimalLine, technology: 'MD' },
    note: 'byte-order-is-a-setting',
  },
];

/** The readers Tapdesk knows by name, in the order they are offered. A virtual port ignores the baud rate. */
export const readerPresets: readonly ReaderPreset[] = [...ownFormats, ...lineReaders, ...genericLines];
