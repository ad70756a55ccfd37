import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextEncoding } from '../../../contract/list-reading.ts';
import { textOfFile } from '../../../main/people/file-text.ts';

const names = 'Förnamn;Efternamn\r\nÅsa;Öberg\r\nZoë;d’Arc €\r\n';
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const textIn = (bytes: Uint8Array, chosen: TextEncoding | null = null) => textOfFile(bytes, chosen);

describe('the bytes of a file', () => {
  it.each([
    ['UTF-8 without a mark', Buffer.from(names), 'utf-8', false],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${names}`), 'utf-8', true],
    ['UTF-16 LE with a mark', Buffer.from(`\uFEFF${names}`, 'utf16le'), 'utf-16le', true],
    ['UTF-16 BE with a mark', utf16be(`\uFEFF${names}`), 'utf-16be', true],
  ] as const)('are read as %s', (_, bytes, encoding, hasMark) => {
    expect(textIn(bytes)).toEqual({ kind: 'text', text: names, encoding, hasMark });
  });

  it('are Windows-1252 where they are no UTF-8, its curly signs too', () => {
    const bytes = Buffer.from([0xc5, 0x73, 0x61, 0x20, 0x80, 0x92, 0x9f, 0x8e]);
    expect(textIn(bytes)).toMatchObject({ text: 'Åsa €’ŸŽ', encoding: 'windows-1252' });
  });

  it('are read as somebody chose, and by their mark all the same', () => {
    expect(textIn(Buffer.from('Åsa'), 'windows-1252')).toMatchObject({ text: 'Ã…sa' });
    expect(textIn(Buffer.from('\uFEFFÅsa', 'utf16le'), 'windows-1252')).toMatchObject({ text: 'Åsa' });
  });

  it('of a workbook or of no text at all are told from text', () => {
    expect(textIn(Buffer.from('PK\u0003\u0004rest')).kind).toBe('spreadsheet');
    expect(textIn(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0])).kind).toBe('spreadsheet');
    expect(textIn(Buffer.from('A\0B\0', 'latin1')).kind).toBe('not-text');
  });

  it('never throw, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.uint8Array(),
        fc.constantFrom(null, 'utf-16be', 'utf-16le', 'utf-8' as const),
        (bytes, chosen) => {
          expect(['text', 'spreadsheet', 'not-text']).toContain(textIn(bytes, chosen).kind);
        },
      ),
    );
  });
});
