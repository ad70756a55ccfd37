import type { ReaderProfile } from './reader.ts';

/** What an operator should know before choosing it; the window has the words. */
export type ReaderPresetNote =
  /** The reader sends the number in another byte order when its own settings say so. */
  | 'byte-order-is-a-setting'
  /** The reader sends what its own configuration says; this is how it leaves the factory. */
  | 'factory-settings'
  /** Only for readers that send all 40 bits; shorter EM numbers are refused. */
  | 'whole-number-needed';

export interface ReaderPreset {
  readonly id: string;
  /** Product name as printed on the reader: the same in every language. */
  readonly name: string;
  readonly settings: Omit<ReaderProfile, 'path'>;
  readonly note?: ReaderPresetNote;
}

/** The readers Tapdesk knows by name, in the order they are offered. A virtual port ignores the baud rate. */
export const readerPresets: readonly ReaderPreset[] = [
  { id: 'rdm6300', name: 'RDM630 / RDM6300', settings: { baudRate: 9600, format: 'stx-etx-xor' } },
  { id: 'seeed-grove-125', name: 'Seeed Grove 125 kHz', settings: { baudRate: 9600, format: 'stx-etx-xor' } },
  {
    id: 'id-innovations-12-20',
    name: 'ID-Innovations ID-12LA / ID-20LA',
    settings: { baudRate: 9600, format: 'stx-etx-xor' },
  },
  {
    id: 'additive-125',
    name: '125 kHz, STX … ETX (sum)',
    settings: { baudRate: 9600, format: 'stx-etx-xor', checksum: 'sum' },
  },
  {
    id: 'elatec-twn-em',
    name: 'Elatec TWN3 / TWN4 (EM)',
    settings: { baudRate: 9600, format: 'line-hex', technology: 'EM' },
  },
  {
    id: 'elatec-twn-mc',
    name: 'Elatec TWN3 / TWN4 (Mifare Classic)',
    settings: { baudRate: 9600, format: 'line-hex', technology: 'MC' },
  },
  {
    id: 'elatec-twn-md',
    name: 'Elatec TWN3 / TWN4 (Mifare DESFire)',
    settings: { baudRate: 9600, format: 'line-hex', technology: 'MD' },
  },
  {
    id: 'promag-mf7',
    name: 'Promag MF7xx (Mifare Classic)',
    settings: { baudRate: 19_200, format: 'line-hex', technology: 'MC', transform: 'reverse-bytes' },
    note: 'byte-order-is-a-setting',
  },
  {
    id: 'baltech-autoread',
    name: 'Baltech Autoread (Mifare Classic)',
    settings: { baudRate: 115_200, format: 'line-dec', technology: 'MC' },
    note: 'factory-settings',
  },
  {
    id: 'line-hex-em',
    name: 'HEX + CR/LF (EM)',
    settings: { baudRate: 9600, format: 'line-hex', technology: 'EM' },
  },
  {
    id: 'line-hex-mc',
    name: 'HEX + CR/LF (Mifare Classic)',
    settings: { baudRate: 9600, format: 'line-hex', technology: 'MC' },
    note: 'byte-order-is-a-setting',
  },
  {
    id: 'line-hex-md',
    name: 'HEX + CR/LF (Mifare DESFire)',
    settings: { baudRate: 9600, format: 'line-hex', technology: 'MD' },
    note: 'byte-order-is-a-setting',
  },
  {
    id: 'line-dec-em',
    name: 'DEC + CR/LF (EM)',
    settings: { baudRate: 9600, format: 'line-dec', technology: 'EM' },
    note: 'whole-number-needed',
  },
  {
    id: 'line-dec-mc',
    name: 'DEC + CR/LF (Mifare Classic)',
    settings: { baudRate: 9600, format: 'line-dec', technology: 'MC' },
    note: 'byte-order-is-a-setting',
  },
  {
    id: 'line-dec-md',
    name: 'DEC + CR/LF (Mifare DESFire)',
    settings: { baudRate: 9600, format: 'line-dec', technology: 'MD' },
    note: 'byte-order-is-a-setting',
  },
];
