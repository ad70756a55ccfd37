import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csnByteCounts, type Csn } from '../../../main/reader/csn.ts';
import { printedForms, type PrintedFormName } from '../../../main/reader/printed-forms.ts';
import {
  csnFromPrinted,
  parsePrinted,
  printEveryForm,
  printNumber,
} from '../../../main/reader/printed-number.ts';

const em = (value: bigint): Csn => ({ technology: 'EM', value });
const names = Object.keys(printedForms) as PrintedFormName[];
const wholeForms: readonly PrintedFormName[] = [
  '10H',
  '10H12D',
  '13D',
  'DEZ 14',
  'DEZ 15',
  'DEZ 20',
  'Unique',
  'VD / ID',
  'ELECTRA',
  '13D + W26',
];

test.each<[PrintedFormName, string]>([
  ['10H', '1122334455'],
  ['13D', '0073588229205'],
  ['DEZ 14', '00073588229205'],
  ['DEZ 15', '000585269781162'],
  ['DEZ 20', '08080404121202021010'],
  ['Unique', '8844CC22AA'],
  ['VD / ID', '017 / 0573785173'],
  ['ELECTRA', '4386 3359829'],
  ['8H10D', '0573785173'],
  ['6H8D', '03359829'],
  ['W26', '051,17493'],
  ['DEZ 3.5A', '017.17493'],
  ['DEZ 3.5B', '034.17493'],
  ['DEZ 3.5C', '051.17493'],
  ['DEZ 5.5', '08755.17493'],
  ['Paxton', '289899093'],
  ['Sebury', '17493 51 3359829'],
])('1122334455 as %s is %s', (name, text) => {
  expect(printNumber(em(0x1122334455n), name)).toBe(text);
});

test.each<[PrintedFormName, string]>([
  ['10H', '01026F6C3A'],
  ['10H12D', '004335823930'],
  ['8H10D', '0040856634'],
  ['6H8D', '07302202'],
  ['W26', '111,27706'],
  ['DEZ 5.5', '00623.27706'],
])('01026F6C3A as %s is %s', (name, text) => {
  expect(printNumber(em(0x01026f6c3an), name)).toBe(text);
});

test('every form of every number is read back: all of it, or the bits it tells and no others', () => {
  const number = fc.constantFrom(...names).chain((name) => {
    const { technology } = printedForms[name];
    const max = (1n << BigInt(8 * csnByteCounts[technology])) - 1n;
    return fc.bigInt({ min: 0n, max }).map((value) => ({ name, csn: { technology, value } }));
  });
  fc.assert(
    fc.property(number, ({ name, csn }) => {
      const text = printNumber(csn, name) ?? '';

      const parsed = parsePrinted(name, text);

      const mask = parsed.kind === 'told' ? parsed.mask : 0n;
      expect(parsed).toEqual({ kind: 'told', bits: csn.value & mask, mask });
    }),
    { numRuns: 3000 },
  );
});

test('the EM forms that hold the whole number are these; every other is refused as incomplete', () => {
  const outcomes = names
    .filter((name) => printedForms[name].technology === 'EM')
    .map((name) => [name, csnFromPrinted(name, printNumber(em(0x1122334455n), name) ?? '')] as const);

  for (const [name, outcome] of outcomes)
    expect([name, outcome]).toEqual([
      name,
      wholeForms.includes(name)
        ? { kind: 'csn', csn: em(0x1122334455n) }
        : { kind: 'problem', problem: 'incomplete-csn' },
    ]);
});

test.each<[PrintedFormName, string, string]>([
  ['13D', '0040856634', 'bad-length'],
  ['13D', '00000123x5678', 'bad-character'],
  ['13D', '1099511627776', 'out-of-range'],
  ['DEZ 20', '08080404121202021016', 'out-of-range'],
  ['VD / ID', '256 / 0573785173', 'out-of-range'],
  ['13D + W26', '0004329479323 014, 40092', 'cross-check-failed'],
  ['Sebury', '17493 51 3359830', 'cross-check-failed'],
  ['Paxton', '1', 'out-of-range'],
  ['10H', '1122334455 ,', 'bad-character'],
])('%s: "%s" is refused: %s', (name, text, problem) => {
  expect(csnFromPrinted(name, text)).toEqual({ kind: 'problem', problem });
});

test('printed numbers are typed with any mark between their parts', () => {
  for (const text of ['0004329479323 014, 40091', '4329479323 14,40091', '0004329479323  014.40091'])
    expect(csnFromPrinted('13D + W26', text)).toEqual({ kind: 'csn', csn: em(0x01020e9c9bn) });
});

test('a Mifare number is printed as it is and the other way round, and in no EM form', () => {
  const forms = printEveryForm({ technology: 'MC', value: 0xcb4540a2n });

  expect(forms.map(({ text }) => text)).toEqual(['CB4540A2', '3410313378', 'A24045CB', '2722121163']);
  expect(forms.every(({ name }) => printedForms[name].technology === 'MC')).toBe(true);
});
