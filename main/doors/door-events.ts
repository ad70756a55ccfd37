import { assertNever } from '../../contract/assert-never.ts';
import type { CardNumberProblem, KnownCard, NumberFormat } from '../../contract/card.ts';
import type { DeniedReason, DoorFix, TapMeaning } from '../../contract/doors.ts';
import type { KeyRef } from '../../contract/held-card.ts';
import { doorEventSchema, type DoorEvent } from '../api/intserv-models.ts';
import type { Csn } from '../reader/csn.ts';
import { identificationOf, parseIdentification } from '../reader/identification.ts';

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
  /** The access key's id at the service; null where it was not told. */
  readonly keyId: string | null;
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
    keyId: lineOf(event.key_id) || null,
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

/** A key this desk knows. A card is named by its number as the desk writes it, a code, which no window is told, by its key. */
export interface KnownKey {
  readonly standing: KnownCard['standing'];
  /** Whose the tapped key is; empty where that is not known. */
  readonly holder: string;
  /** The tap names a key this one is not: it is what the same card has by now. */
  readonly isAnother: boolean;
  readonly key: KeyRef;
}

/** What would let the holder in. */
export function fixOf({ meaning, card }: SeenTap, key: KnownKey | null, format: NumberFormat): DoorFix {
  if (meaning.kind === 'other') return { kind: 'none' };
  const { reason } = meaning;
  // Nothing the desk can send takes a card off the blacklist or enables it.
  if (reason === 'blacklisted' || reason === 'disabled') return { kind: 'none' };
  return key === null ? fixOfUnknown(reason, card, format) : fixOfKnown(reason, key);
}

type MendableReason = Exclude<DeniedReason, 'blacklisted' | 'disabled'>;

const changes = {
  'unknown-key': 'registered-since',
  'outside-validity': 'extend-validity',
  'no-pin': 'set-pin',
  'not-authorized': 'change-levels',
  // A level's hours belong to the level: another one may have other hours.
  'outside-schedule': 'change-levels',
} as const satisfies Record<MendableReason, DoorFix['kind']>;

function fixOfKnown(reason: MendableReason, { standing, isAnother, key }: KnownKey): DoorFix {
  // A code has no PIN to set.
  if (reason === 'no-pin' && key.kind === 'registered') return { kind: 'none' };
  if (standing === 'on-its-way') return { kind: 'on-its-way', key };
  return isAnother ? { kind: 'another-key' } : { kind: changes[reason], key };
}

function fixOfUnknown(reason: MendableReason, card: TappedCard, format: NumberFormat): DoorFix {
  switch (card.kind) {
    case 'card':
      return reason === 'unknown-key'
        ? { kind: 'enroll', cardNumber: identificationOf(card.csns, format) }
        : { kind: 'elsewhere' };
    case 'unreadable':
      return { kind: 'tap-here', problem: card.problem };
    case 'code':
    case 'none':
      return { kind: 'which-key' };
    default:
      return assertNever(card);
  }
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
