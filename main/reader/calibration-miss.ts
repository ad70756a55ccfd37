import type { CalibrationMiss } from '../../contract/calibration.ts';
import { textFromBytes } from './bytes.ts';
import { aroundNumber, hexOf, hexOrdersOf, isWithoutLineEnd, otherZeros } from './calibration-digits.ts';
import { cutToFour, shortenedForm, typedShortForm } from './calibration-parts.ts';
import { isComplaint, isMarked, readEvery, type SettingReading } from './calibration-reading.ts';
import type { Csn } from './csn.ts';
import { isHidNumber } from './calibration-hid.ts';
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

const FIRST_PRINTABLE = 0x20;
/** Where Unicode has the pictures of the characters that are none, in their order. */
const CONTROL_PICTURES = 0x2400;

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
  ({ csns, bytes }) => (isWithoutLineEnd(csns, bytes) ? { kind: 'no-line-end' } : null),
  ({ csns, lines }) => otherZeros(csns, lines),
  garbled,
  surrounded,
  otherOrder,
  hidNumber,
  ({ readings }) => (hasProblem(readings, 'wrong-card-type') ? { kind: 'other-card-type' } : null),
  ({ readings }) => (hasProblem(asSent(readings), 'random-id') ? { kind: 'random-id' } : null),
  // Before: to a reader of lines, GNetPlus' error is a colon and a number.
  ({ readings }) =>
    readings.some((reading) => isComplaint(reading) && isMarked(reading)) ? { kind: 'reader-error' } : null,
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
  const checked = evidence.readings.filter(isMarked);
  const { csns, bytes, lines } = evidence;
  const isInBytes = csns.flatMap(hexOrdersOf).some((hex) => hexOf(bytes).includes(hex));
  const isWhole = isInBytes || aroundNumber(csns, lines)?.before === '';
  return isWhole && hasProblem(checked, 'bad-checksum') ? { kind: 'bad-checksum' } : null;
}

function surrounded({ csns, bytes }: Evidence): CalibrationMiss | null {
  const found = aroundNumber(csns, shownLinesOf(bytes));
  return found === null || found.before + found.after === '' ? null : { kind: 'number-inside', ...found };
}

function otherOrder({ csns, readings }: Evidence): CalibrationMiss | null {
  const wanted = new Set(csns.flatMap(hexOrdersOf).map(sortedPairs));
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

/** Lines with all that stands in them: STX as ␂, what is no character as a dot. */
function shownLinesOf(bytes: Uint8Array): readonly string[] {
  return textFromBytes(bytes)
    .split(/[\r\n]+/)
    .map((line) => line.trim().replace(/[^\x20-\x7e]/g, shownControl));
}

function shownControl(character: string): string {
  const code = character.charCodeAt(0);
  return code < FIRST_PRINTABLE ? String.fromCharCode(CONTROL_PICTURES + code) : '·';
}

function linesOf(bytes: Uint8Array): readonly string[] {
  return textFromBytes(bytes)
    .split(/[^\x20-\x7e]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function sortedPairs(hex: string): string {
  return (hex.match(/../g) ?? []).toSorted().join('');
}
