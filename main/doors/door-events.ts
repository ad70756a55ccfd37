import { assertNever } from '../../contract/assert-never.ts';
import type { CardNumberProblem, KnownCard } from '../../contract/card.ts';
import type { DeniedReason, DoorFix, TapMeaning } from '../../contract/doors.ts';
import { doorEventSchema, type DoorEvent } from '../api/intserv-models.ts';
import type { Csn } from '../reader/csn.ts';
import { parseIdentification } from '../reader/identification.ts';

export type TappedCard =
  | { readonly kind: 'card'; readonly csns: readonly Csn[] }
  /** A number that is not a card's own, as the service has it. */
  | { readonly kind: 'unreadable'; readonly text: string; readonly problem: CardNumberProblem }
  | { readonly kind: 'code' }
  | { readonly kind: 'none' };

/** One tap at a door that stayed closed. Texts are one line and of a sane length; empty where nothing was said. */
export interface SeenTap {
  readonly id: string;
  /** Its place among those of the same second; 0 where that is not said. */
  readonly sequence: number;
  readonly atMs: number | null;
  /** When this desk first heard of it. */
  readonly heardAtMs: number;
  readonly door: string;
  readonly meaning: TapMeaning;
  readonly person: string;
  readonly subject: string;
  readonly card: TappedCard;
}

const reasons: Readonly<Record<number, DeniedReason>> = {
  201: 'unknown-key',
  202: 'outside-validity',
  203: 'blacklisted',
  204: 'disabled',
  205: 'no-pin',
  206: 'not-authorized',
  207: 'outside-schedule',
};
const isGrantType = (type: number): boolean => type >= 100 && type <= 105;

/** Null for what is no event, and for a door that opened. Anything else is a tap, however odd. */
export function seenTapOf(raw: unknown, heardAtMs: number): SeenTap | null {
  const parsed = doorEventSchema.safeParse(raw);
  if (!parsed.success || isGrant(parsed.data)) return null;
  const event = parsed.data;
  return {
    id: idOf(event),
    sequence: Number(event.sequence_id ?? 0) || 0,
    atMs: timeOf(event.event_time),
    heardAtMs,
    door: lineOf(event.door_name),
    meaning: meaningOf(event),
    person: lineOf(`${event.person?.first_name ?? ''} ${event.person?.last_name ?? ''}`),
    subject: lineOf(event.subject),
    card: cardOf(event),
  };
}

export function meaningOf(event: Pick<DoorEvent, 'type' | 'category'>): TapMeaning {
  const category = lineOf(event.category);
  const type = lineOf(event.type);
  const reason = reasons[Number(type)];
  const isDenial = category === '' || category.toLowerCase() === 'accessdenied';
  return isDenial && reason !== undefined ? { kind: 'denied', reason } : { kind: 'other', type, category };
}

/** What would let the holder in. `cardNumber` is the card as this desk writes it; null where there is no number to write. */
export function fixOf(tap: SeenTap, known: KnownCard | null, cardNumber: string | null): DoorFix {
  const { meaning } = tap;
  if (meaning.kind === 'other') return { kind: 'none' };
  switch (meaning.reason) {
    case 'unknown-key':
      if (tap.card.kind === 'unreadable') return { kind: 'tap-here', problem: tap.card.problem };
      if (cardNumber === null) return { kind: 'none' };
      if (known === null) return { kind: 'enroll', cardNumber };
      return { kind: known.standing === 'registered' ? 'registered-since' : 'on-its-way', cardNumber };
    case 'outside-validity':
      return changeOf('extend-validity', known, cardNumber);
    case 'no-pin':
      return changeOf('set-pin', known, cardNumber);
    // A level's hours belong to the level: another one may have other hours.
    case 'not-authorized':
    case 'outside-schedule':
      return changeOf('change-levels', known, cardNumber);
    // Nothing the desk can send takes a card off the blacklist or enables it.
    case 'blacklisted':
    case 'disabled':
      return { kind: 'none' };
    default:
      return assertNever(meaning.reason);
  }
}

function changeOf(
  kind: 'extend-validity' | 'set-pin' | 'change-levels',
  known: KnownCard | null,
  cardNumber: string | null,
): DoorFix {
  if (known === null || cardNumber === null) return { kind: 'elsewhere' };
  return { kind: known.standing === 'registered' ? kind : 'on-its-way', cardNumber };
}

function isGrant({ category, type }: DoorEvent): boolean {
  const said = lineOf(category).toLowerCase();
  return said === 'accessgranted' || (said === '' && type != null && isGrantType(Number(type)));
}

/** Beyond 2^53 two sequence numbers can look alike; such an event is told from others by all it says. */
function idOf(event: DoorEvent): string {
  const { sequence_id: sequence, system_id: system } = event;
  const isTelling = typeof sequence === 'string' ? sequence !== '' : Number.isSafeInteger(sequence);
  return JSON.stringify(isTelling ? [system, String(sequence)] : event);
}

function cardOf({ key }: DoorEvent): TappedCard {
  // What was typed at a door may be somebody's code, but for one digit.
  if (key?.type?.toLowerCase() === 'code') return { kind: 'code' };
  const text = lineOf(key?.identification);
  if (text === '') return { kind: 'none' };
  const parsed = parseIdentification(text);
  return parsed.kind === 'card' ? parsed : { kind: 'unreadable', text, problem: parsed.problem };
}

/** Null for anything that is no time. */
export function timeOf(text: string | null | undefined): number | null {
  const atMs = Date.parse(text ?? '');
  return Number.isNaN(atMs) ? null : atMs;
}

const LONGEST_LINE = 200;

function lineOf(text: string | number | null | undefined): string {
  return String(text ?? '')
    .slice(0, 4 * LONGEST_LINE)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_LINE);
}
