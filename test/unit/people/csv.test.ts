import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Delimiter } from '../../../contract/list-reading.ts';
import { csvRows, guessDelimiter } from '../../../main/people/csv.ts';
import { plainCellOf } from '../../../main/people/list-values.ts';
import { csvOf } from '../../../main/submissions-csv.ts';

const delimiters = [',', ';', '\t', '|'] as const;
const cellsOf = (text: string, delimiter: Delimiter): readonly (readonly string[])[] =>
  [...csvRows(text, delimiter)].map(({ cells }) => cells);

/** Written as RFC 4180 says, every cell quoted. */
const written = (rows: readonly (readonly string[])[], delimiter: string, lineEnd: string): string =>
  rows
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter) + lineEnd)
    .join('');

const anyCell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('"', ',', ';', '\t', '|', '\r', '\n', '\r\n', ' ', 'å', '=') }),
);
const anyRows = fc.array(fc.array(anyCell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 });

describe('CSV rows', () => {
  it('are what was written, whatever stands in the cells', () => {
    fc.assert(
      fc.property(
        anyRows,
        fc.constantFrom(...delimiters),
        fc.constantFrom('\n', '\r\n', '\r'),
        (rows, delimiter, lineEnd) => {
          expect(cellsOf(written(rows, delimiter, lineEnd), delimiter)).toEqual(rows);
        },
      ),
    );
  });

  it('come back from an export of ours, formulas too, and none of its cells begins one', () => {
    const cell = fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', '\t', '"', ',', ';', 'a', '1', '\n'),
    });
    // An apostrophe that stood there before is told from ours by nothing.
    const rowsOfText = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(rowsOfText, fc.constantFrom(...delimiters), (rows, delimiter) => {
        const text = csvOf(rows, delimiter).replace(/^\uFEFF/, '');
        const read = cellsOf(text, delimiter);
        expect(read.map((cells) => cells.map(plainCellOf))).toEqual(
          rows.map((cells) => cells.map((one) => one.trim())),
        );
        expect(read.flat().filter((one) => /^[=+\-@\t\r]/.test(one))).toEqual([]);
      }),
    );
  });

  it('never throw and lose no character of a plain text, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...delimiters), (text, delimiter) => {
        const kept = cellsOf(text, delimiter).flat().join('');
        const strip = (one: string): string => one.replace(/["\r\n]/g, '').replaceAll(delimiter, '');
        expect(strip(kept)).toBe(strip(text));
      }),
    );
  });

  it('know the line they begin on, across quoted line ends and empty lines', () => {
    const text = 'a,b\r\n\r\n"one\r\ntwo",c\nlast,d';
    expect([...csvRows(text, ',')].map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, 'a'],
      [3, 'one\r\ntwo'],
      [5, 'last'],
    ]);
  });

  it('say of a quote that is never closed that it is open', () => {
    const rows = [...csvRows('Anna,Berg\n"Olle,Ek\nSiv,Dahl\n', ',')];
    expect(rows.map(({ isOpen, line }) => [line, isOpen])).toEqual([
      [1, false],
      [2, true],
    ]);
  });

  it('take a quote inside an unquoted cell for itself', () => {
    expect(cellsOf('Bo "Bosse" Ek,7" screen\n', ',')).toEqual([['Bo "Bosse" Ek', '7" screen']]);
  });
});

describe('the delimiter', () => {
  it.each(delimiters)('%j is found', (delimiter) => {
    const text =
      ['First name', 'Last name', 'PIN'].join(delimiter) + '\nAnna' + delimiter + 'Berg' + delimiter;
    expect(guessDelimiter(text)).toBe(delimiter);
  });

  it('is the semicolon where decimal commas stand between semicolons', () => {
    expect(guessDelimiter('Namn;Vikt\nBerg, Anna;71,5\nEk, Olle;80,25\n')).toBe(';');
  });

  it('is what Excel says on its first line, which is no row', () => {
    const text = 'sep=|\r\nAnna,x|Berg\r\n';
    expect(guessDelimiter(text)).toBe('|');
    expect([...csvRows(text, '|')]).toEqual([{ line: 2, cells: ['Anna,x', 'Berg'], isOpen: false }]);
  });
});
