import type { TextEncoding } from '../../contract/list-reading.ts';

export type FileText =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly encoding: TextEncoding;
      /** A byte order mark says which encoding it is. */
      readonly hasMark: boolean;
    }
  /** A workbook of Excel or Calc, which are archives. */
  | { readonly kind: 'spreadsheet' }
  | { readonly kind: 'not-text' };

const marks: readonly { readonly encoding: TextEncoding; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

/**
 * Bytes → text: by the mark if there is one, else UTF-8 if it is that, else Windows-1252, in which every file is some
 * text. `chosen` overrules the guess, not the mark.
 */
export function textOfFile(bytes: Uint8Array, chosen: TextEncoding | null = null): FileText {
  const marked = marks.find((mark) => startsWith(bytes, mark.bytes));
  if (marked) {
    const text = decoded(bytes.subarray(marked.bytes.length), marked.encoding);
    return { kind: 'text', text, encoding: marked.encoding, hasMark: true };
  }
  if (isArchive(bytes)) return { kind: 'spreadsheet' };
  const encoding = chosen ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252');
  const text = decoded(bytes, encoding);
  return text.includes('\0') ? { kind: 'not-text' } : { kind: 'text', text, encoding, hasMark: false };
}

function isArchive(bytes: Uint8Array): boolean {
  const isZip = startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]);
  const isOldWorkbook = startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]);
  return isZip || isOldWorkbook;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false; // Told only by throwing.
  }
}

function decoded(bytes: Uint8Array, encoding: TextEncoding): string {
  switch (encoding) {
    case 'utf-8':
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    case 'utf-16le':
      return Buffer.from(bytes).toString('utf16le');
    case 'utf-16be': {
      const whole = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
      return whole.swap16().toString('utf16le');
    }
    case 'windows-1252':
      return Buffer.from(bytes)
        .toString('latin1')
        .replace(/[\x80-\x9f]/g, (control) => windows1252[control.charCodeAt(0) - 0x80] ?? control);
  }
}

// Some Node versions decode Windows-1252 as Latin-1, so the difference stands here. Unused places keep their control.
const windows1252: readonly string[] = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'.split('');
