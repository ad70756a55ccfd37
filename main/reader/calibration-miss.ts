import type { CalibrationMiss } from '../../contract/calibration.ts';
import { transforms } from '../../contract/reader-formats.ts';
import { bytesFromValue, textFromBytes, valueFromBytes } from './bytes.ts';
import { cutToFour, shortenedForm, typedShortForm } from './calibration-parts.ts';
import { readEvery, type SettingReading } from './calibration-reading.ts';
import { csnByteCounts, type Csn } from './csn.ts';
import { isHidNumber } from './calibration-hid.ts';
import { undoTransform } from './frames/transform.ts';
import { identificationOf } from './identification.ts';

/** Why none of the settings makes these bytes the card: the most telling reason first. */
export function nearestMiss(csns: readonly Csn[], bytes: Uint8Array): CalibrationMiss {
  const readings = readEvery(bytes);
  const lines = linesOf(bytes);
  for (const find of finders) {
    const miss = find({ csns, bytes, lines, readings });
    if (miss !== null) return miss;
  }
  return { kind: 'nothing-of-it' };
}

interface Evidence {
  readonly csns: readonly Csn[];
  readonly bytes: Uint8Array;
  readonly lines: readonly string[];
  readonly readings: readonly SettingReading[];
}

/** Each names one reason, or nothing. */
const finders: readonly ((evidence: Evidence) => CalibrationMiss | null)[] = [
  severalCards,
  cutShort,
  shortened,
  typedShort,
  garbled,
  surrounded,
  otherOrder,
  hidNumber,
  ({ readings }) => (hasProblem(readings, 'wrong-card-type') ? { kind: 'other-card-type' } : null),
  ({ readings }) => (hasProblem(asSent(readings), 'random-id') ? { kind: 'random-id' } : null),
  otherCard,
  ({ readings }) => (hasProblem(readings, 'reader-error') ? { kind: 'reader-error' } : null),
];

function severalCards({ csns, readings }: Evidence): CalibrationMiss | null {
  const reading = readings.find(
    ({ cards }) => cards.some((card) => isOneOf(csns, card)) && cards.some((card) => !isOneOf(csns, card)),
  );
  if (reading === undefined) return null;
  return { kind: 'several-cards', identifications: [...new Set(reading.cards.map(written))] };
}

function shortened({ csns, lines }: Evidence): CalibrationMiss | null {
  for (const csn of csns) {
    const found = shortenedForm(csn, lines);
    if (found !== null) return { kind: 'shortened', ...found };
  }
  return null;
}

function cutShort({ csns, readings }: Evidence): CalibrationMiss | null {
  const numbers = readings.flatMap((reading) => reading.numbers.map((number) => number.bytes));
  for (const csn of csns) {
    const part = cutToFour(csn, numbers);
    if (part !== null) return { kind: 'cut-to-four', part };
  }
  return null;
}

/** The number came whole, in a frame that does not check. */
function garbled(evidence: Evidence): CalibrationMiss | null {
  // Any line of hexadecimal digits fails the CRC that an Elatec reader may be set to send.
  const checked = evidence.readings.filter(({ settings }) => settings.format !== 'twn4-simple');
  const orders = evidence.csns.flatMap((csn) => ordersOf(csn).map(({ hex }) => hex));
  const isInBytes = orders.some((hex) => hexOf(evidence.bytes).includes(hex));
  const isWhole = isInBytes || whereIn(evidence)?.before === '';
  return isWhole && hasProblem(checked, 'bad-checksum') ? { kind: 'bad-checksum' } : null;
}

function surrounded(evidence: Evidence): CalibrationMiss | null {
  const found = whereIn(evidence);
  return found === null ? null : { kind: 'number-inside', ...found };
}

/** The number within a line, in hexadecimal or in all of its decimal digits, whatever was done to its order. */
function whereIn({ csns, lines }: Evidence): { readonly before: string; readonly after: string } | null {
  const numbers = csns.flatMap((csn) => ordersOf(csn).flatMap(({ hex, decimal }) => [hex, decimal]));
  for (const line of lines) {
    for (const number of numbers) {
      const at = line.toUpperCase().indexOf(number);
      if (at >= 0) return { before: line.slice(0, at), after: line.slice(at + number.length) };
    }
  }
  return null;
}

function ordersOf(csn: Csn): readonly { readonly hex: string; readonly decimal: string }[] {
  const bytes = bytesFromValue(csn.value, csnByteCounts[csn.technology]);
  return [undefined, ...transforms].map((transform) => {
    const sent = undoTransform(bytes, transform);
    return { hex: hexOf(sent), decimal: valueFromBytes(sent).toString().padStart(8, '0') };
  });
}

function otherOrder({ csns, readings }: Evidence): CalibrationMiss | null {
  const wanted = new Set(csns.flatMap((csn) => ordersOf(csn).map(({ hex }) => sortedPairs(hex))));
  for (const { numbers } of readings) {
    const found = numbers.find(({ bytes }) => wanted.has(sortedPairs(hexOf(bytes))));
    if (found !== undefined) return { kind: 'other-order', text: hexOf(found.bytes) };
  }
  return null;
}

function typedShort({ csns, readings }: Evidence): CalibrationMiss | null {
  for (const { cards } of asSent(readings)) {
    for (const card of cards) {
      const form = csns.map((csn) => typedShortForm(csn, card)).find((name) => name !== null);
      if (form !== undefined) return { kind: 'typed-number-is-short', identification: written(card), form };
    }
  }
  return null;
}

function hidNumber({ lines }: Evidence): CalibrationMiss | null {
  const text = lines.find(isHidNumber);
  return text === undefined ? null : { kind: 'hid-number', text };
}

function otherCard({ csns, readings }: Evidence): CalibrationMiss | null {
  const cards = asSent(readings).flatMap((reading) => reading.cards);
  const ofKind = cards.find((card) => csns.some(({ technology }) => technology === card.technology));
  const card = ofKind ?? cards[0];
  return card === undefined ? null : { kind: 'other-card', identification: written(card) };
}

/** Without transforms: a number that was turned round may look like anything. */
function asSent(readings: readonly SettingReading[]): readonly SettingReading[] {
  return readings.filter(({ settings }) => settings.transform === undefined);
}

function hasProblem(
  readings: readonly SettingReading[],
  problem: SettingReading['problems'][number],
): boolean {
  return readings.some(({ problems }) => problems.includes(problem));
}

function isOneOf(csns: readonly Csn[], card: Csn): boolean {
  return csns.some(({ technology, value }) => technology === card.technology && value === card.value);
}

function written(csn: Csn): string {
  return identificationOf([csn], 'hexadecimal');
}

function linesOf(bytes: Uint8Array): readonly string[] {
  return textFromBytes(bytes)
    .split(/[^\x20-\x7e]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}

function sortedPairs(hex: string): string {
  return (hex.match(/../g) ?? []).toSorted().join('');
}
