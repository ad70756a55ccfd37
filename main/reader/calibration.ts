import type {
  CalibrationCaution,
  CalibrationDifference,
  CalibrationMiss,
} from '../../contract/calibration.ts';
import { traitsOf, type ReaderFormat, type Transform } from '../../contract/reader-formats.ts';
import { bytesFromValue, textFromBytes } from './bytes.ts';
import { nearestMiss } from './calibration-miss.ts';
import { readEvery, type SettingReading } from './calibration-reading.ts';
import { csnByteCounts, type Csn } from './csn.ts';
import { checksumOf } from './frames/checksum.ts';
import type { DecoderSettings } from './frames/decoder-for-profile.ts';
import { mifareTransform } from './frames/mifare-transform.ts';
import { undoTransform } from './frames/transform.ts';

/** What one tap of a card that is known brought. A card of two technologies is known by both of its numbers. */
export interface KnownTap {
  readonly csns: readonly Csn[];
  readonly bytes: Uint8Array;
}

export interface ReadCard {
  readonly csn: Csn;
  /** The number as the reader sent it, before anything was undone. */
  readonly asSent: Uint8Array;
}

export type Calibration =
  | {
      readonly kind: 'found';
      readonly settings: DecoderSettings;
      readonly card: ReadCard;
      readonly caution: CalibrationCaution | null;
    }
  | {
      readonly kind: 'several';
      readonly fits: readonly DecoderSettings[];
      readonly differIn: readonly CalibrationDifference[];
      readonly card: ReadCard;
    }
  | { readonly kind: 'none'; readonly miss: CalibrationMiss };

/**
 * Which settings make every one of these taps the card it was. Where several do, and would not do so for every
 * card, another card is wanted, see `wouldTellApart`.
 */
export function calibrate(taps: readonly [KnownTap, ...KnownTap[]]): Calibration {
  const readings = taps.map((tap, index) => fitsOf(tap, taps.slice(0, index)));
  const last = readings.at(-1) ?? [];
  const fits = last.flatMap(({ settings }): readonly Fit[] => {
    const same = readings.map((ofTap) => ofTap.find((other) => isSame(other.settings, settings)));
    const cards = same.flatMap((reading) => reading?.cards ?? []);
    return same.includes(undefined) ? [] : [{ settings, cards }];
  });
  if (fits.length === 0) {
    const tap = taps.at(-1) ?? taps[0];
    return {
      kind: 'none',
      miss: last.length > 0 ? { kind: 'cards-disagree' } : nearestMiss(tap.csns, tap.bytes),
    };
  }
  const [best, ...others] = withoutTwins(fits, taps);
  if (best === undefined) throw new Error('a card was read, and in no way');
  const card = readCardOf(best);
  if (others.length === 0) return { kind: 'found', settings: best.settings, card, caution: cautionOf(best) };
  const open = [best, ...others].map(({ settings }) => settings);
  return { kind: 'several', fits: open, differIn: differencesOf(open), card };
}

/** Whether tapping this card could decide between the settings. */
export function wouldTellApart(csns: readonly Csn[], fits: readonly DecoderSettings[]): boolean {
  return csns.some((csn) => new Set(fits.map((settings) => soundOf(csn, settings))).size > 1);
}

/** A way of reading that makes every tap the card it was. */
interface Fit {
  readonly settings: DecoderSettings;
  readonly cards: readonly Csn[];
}

/**
 * Those that read the card and no other, the best first: most frames read, least left over. A card of an earlier tap
 * may still have been lying there.
 */
function fitsOf({ csns, bytes }: KnownTap, earlier: readonly KnownTap[]): readonly SettingReading[] {
  const known = [...csns, ...earlier.flatMap((tap) => tap.csns)];
  const isOneOf = (some: readonly Csn[], card: Csn): boolean => some.some((csn) => isCard(csn, card));
  return readEvery(bytes)
    .filter(
      ({ cards }) => cards.some((card) => isOneOf(csns, card)) && cards.every((card) => isOneOf(known, card)),
    )
    .toSorted((a, b) => b.cards.length - a.cards.length || a.problems.length - b.problems.length);
}

/** Whether all these bytes tell is that the card of an earlier tap is still there. */
export function isStillThere(bytes: Uint8Array, earlier: readonly KnownTap[]): boolean {
  return earlier.some(({ csns }) => fitsOf({ csns, bytes }, []).length > 0);
}

function isCard(one: Csn, other: Csn): boolean {
  return one.technology === other.technology && one.value === other.value;
}

function isSame(one: DecoderSettings, other: DecoderSettings): boolean {
  return (['format', 'technology', 'transform', 'checksum', 'crc'] as const).every(
    (name) => one[name] === other[name],
  );
}

/** Formats whose frames look alike to each other and hold the same number: the one that is checked more stays. */
const twins: readonly (readonly [ReaderFormat, ReaderFormat])[] = [
  ['stx-etx-xor', 'em18-raw12'],
  ['lf10cr', 'line-hex'],
];

/** Leaves out what would read every card as one that stays does. */
function withoutTwins(fits: readonly Fit[], taps: readonly KnownTap[]): readonly Fit[] {
  // An LF may stand before a frame or behind a line. Taken for the start of the next, it would cost the first one.
  const isBehind = taps.some(({ bytes }) => /^[^\r\n]*\r\n/.test(textFromBytes(bytes)));
  const isLine = (one: Fit): boolean =>
    one.settings.format === 'lf10cr' &&
    (isBehind || isSentOnce(one, taps)) &&
    fits.some((other) => isTwin(one, other));
  const standing = fits.filter((one) => !isIdleTransform(one) && !isLine(one));
  return standing.filter((one, index) => !standing.slice(0, index).some((earlier) => isTwin(earlier, one)));
}

/** `lf10cr` waits for the repeat of a number: the cards of a reader that sends none would never be read. */
function isSentOnce({ cards }: Fit, taps: readonly KnownTap[]): boolean {
  return cards.length === taps.length;
}

function isTwin({ settings: one }: Fit, { settings: other }: Fit): boolean {
  const { format, technology } = other;
  return (
    one.format !== format &&
    twins.some((pair) => pair.includes(one.format) && pair.includes(format)) &&
    isSame({ ...one, format, technology }, other)
  );
}

/** The transform is only for Mifare cards here, and none was read: nothing is known of it yet. */
function isIdleTransform({ settings: { format, transform }, cards }: Fit): boolean {
  return transform !== undefined && keepsEmOrder(format) && cards.every(isEm);
}

function isEm({ technology }: Csn): boolean {
  return technology === 'EM';
}

function keepsEmOrder(format: ReaderFormat): boolean {
  return format === 'gwiot-binary' || format === 'twn4-simple';
}

/** What decides how the card would come over the line, but for its frame. */
function soundOf(csn: Csn, { format, transform, checksum }: DecoderSettings): string {
  const sent = sentBytes(csn, format, transform);
  const check = traitsOf(format).checksums.length > 1 ? checksumOf(sent, checksum) : 0;
  return `${format} ${sent.join()} ${check}`;
}

function differencesOf(fits: readonly DecoderSettings[]): readonly CalibrationDifference[] {
  const differs = (name: keyof DecoderSettings): boolean =>
    new Set(fits.map((settings) => settings[name])).size > 1;
  return [
    ...(differs('format') ? ['format' as const] : []),
    ...(differs('transform') ? ['byte-order' as const] : []),
    ...(differs('checksum') ? ['checksum' as const] : []),
    ...(differs('crc') ? ['crc-order' as const] : []),
  ];
}

function readCardOf({ settings: { format, transform }, cards }: Fit): ReadCard {
  const csn = cards.at(-1);
  if (csn === undefined) throw new Error('a fit without a card');
  return { csn, asSent: sentBytes(csn, format, transform) };
}

function sentBytes(csn: Csn, format: ReaderFormat, transform: Transform | undefined): Uint8Array {
  const bytes = bytesFromValue(csn.value, csnByteCounts[csn.technology]);
  return undoTransform(bytes, keepsEmOrder(format) ? mifareTransform(transform, csn.technology) : transform);
}

function cautionOf({ settings: { format, technology }, cards }: Fit): CalibrationCaution | null {
  if (keepsEmOrder(format) && cards.every(isEm)) return 'mifare-order-open';
  return format === 'line-dec' && technology === 'MC' ? 'ten-digits' : null;
}
