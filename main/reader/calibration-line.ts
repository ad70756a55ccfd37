import type { ReadProblem } from '../../contract/card.ts';
import type { ReaderFormat } from '../../contract/reader-formats.ts';
import { once } from '../once.ts';
import { textFromBytes } from './bytes.ts';
import { isComplaint, isMarked, readAs, type SettingReading } from './calibration-reading.ts';
import { decoderForProfile, type DecoderSettings } from './frames/decoder-for-profile.ts';
import { everyDecoderSetting } from './frames/every-setting.ts';
import type { Poll } from './frames/frame-decoder.ts';

/** What a burst of bytes looks like, before anybody asks which card it was. */
export type LineLook =
  /** A frame or a line with a number in it. */
  | { readonly kind: 'number' }
  /** A reader that must be asked was asked rightly, and has no card. */
  | { readonly kind: 'answer'; readonly settings: DecoderSettings }
  /** A packet with no number in it: of another kind of card, or one that does not check. */
  | { readonly kind: 'packet' }
  /** Too little to mean anything, or a complaint: about the card, or about a question in another reader's language. */
  | { readonly kind: 'nothing'; readonly isComplaint: boolean }
  /** Text, so the speed is right. */
  | { readonly kind: 'text' }
  | { readonly kind: 'unreadable' };

const FEWEST_CHARACTERS = 6;
const FEWEST_NOISE_BYTES = 3;
/** Their first bytes do not come about by chance at a wrong speed. */
const packetFormats: ReadonlySet<ReaderFormat> = new Set(['gwiot-binary', 'gnetplus-binary', 'sl025']);
const packetProblems: ReadonlySet<ReadProblem> = new Set(['wrong-card-type', 'bad-checksum', 'bad-length']);
const LONGEST_ANSWER_BYTES = 16;
/** `0000` and a line end. Nothing guards it, and a longer line that begins so is a number. */
const LONGEST_BARE_ANSWER_BYTES = 6;
const ASKING_INTERVAL_MS = 125;

const marks: ReadonlySet<number> = new Set([0x02, 0x03, 0x0a, 0x0d, 0x1b]);

const plainSettings = once(() => everyDecoderSetting().filter(({ transform }) => transform === undefined));
const askedSettings = once(() => plainSettings().filter((settings) => pollOf(settings) !== null));

export function pollOf(settings: DecoderSettings): Poll | null {
  return decoderForProfile(settings).poll ?? null;
}

/** What every kind of reader that must be asked is asked, in turn. */
export const askEverything = once((): Poll => ({
  requests: askedSettings().flatMap((settings) => pollOf(settings)?.requests ?? []),
  intervalMs: ASKING_INTERVAL_MS,
}));

/** Decided by the bytes alone: characters and marks mean the right speed, anything else a wrong one. */
export function lookAt(bytes: Uint8Array): LineLook {
  const readings = plainSettings().map((settings) => readAs(settings, bytes));
  const asked = readings.filter(
    ({ settings }) => askedSettings().includes(settings) && bytes.length <= longestAnswer(settings),
  );
  // First: to a reader of lines, GNetPlus' answer is a colon and a number.
  const answered = asked.find(({ noCardCount, problems }) => noCardCount > 0 && problems.length === 0);
  if (answered !== undefined) return { kind: 'answer', settings: answered.settings };
  const complaint: LineLook = { kind: 'nothing', isComplaint: true };
  if (asked.some((reading) => isComplaint(reading) && isMarked(reading))) return complaint;
  if (readings.some(({ numbers }) => numbers.length > 0)) return { kind: 'number' };
  if (asked.some(isComplaint)) return complaint;
  if (readings.some(isPacket)) return { kind: 'packet' };
  const sounding = bytes.filter((byte) => byte !== 0);
  if (sounding.length < FEWEST_NOISE_BYTES) return { kind: 'nothing', isComplaint: false };
  return isShortLine(sounding) || isText(sounding) ? { kind: 'text' } : { kind: 'unreadable' };
}

function longestAnswer({ format, crc }: DecoderSettings): number {
  return format === 'twn4-simple' && crc === undefined ? LONGEST_BARE_ANSWER_BYTES : LONGEST_ANSWER_BYTES;
}

function isPacket({ settings, problems }: SettingReading): boolean {
  return packetFormats.has(settings.format) && problems.some((problem) => packetProblems.has(problem));
}

/** A whole line of characters and nothing else. */
function isShortLine(bytes: Uint8Array): boolean {
  return /^[\x20-\x7e]+[\r\n]+$/.test(textFromBytes(bytes));
}

/** One odd byte may be what the line did when it was opened. */
function isText(bytes: Uint8Array): boolean {
  const characters = bytes.filter((byte) => byte >= 0x20 && byte <= 0x7e);
  const oddCount = bytes.filter((byte) => !marks.has(byte)).length - characters.length;
  return characters.length >= FEWEST_CHARACTERS && oddCount <= Math.max(1, bytes.length / 20);
}
