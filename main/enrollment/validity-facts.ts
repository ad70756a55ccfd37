import type {
  TypedValidity,
  ValidityEnd,
  ValidityFacts,
  ValidityNote,
  ValidityStart,
  ValidityVerdict,
} from '../../contract/validity.ts';
import { dayAfter } from '../../contract/validity-end.ts';
import type { FormRules } from './enroll-form.ts';
import { clockChangeBetween, localOf, utcOf } from './local-time.ts';

type Side = keyof TypedValidity;
type ReadSide =
  | { readonly kind: 'none' }
  | { readonly kind: 'time'; readonly atMs: number; readonly at: string }
  | Extract<ValidityVerdict, { kind: 'unclear' }>;

const NEAR_MS = 12 * 3_600_000;

/** What will hold, were the form sent now: judged by the very times that would be sent. */
export function validityFactsOf(
  typed: TypedValidity,
  { zone, nowMs }: Pick<FormRules, 'zone' | 'nowMs'>,
): ValidityFacts {
  const from = readSide(typed, 'validFrom', zone);
  const to = readSide(typed, 'validTo', zone);
  const today = localOf(new Date(nowMs).toISOString(), zone).slice(0, 10);
  if (from.kind === 'unclear') return { today, verdict: from, notes: [] };
  if (to.kind === 'unclear') return { today, verdict: to, notes: [] };
  const verdict = verdictOf(from, to, nowMs);
  return { today, verdict, notes: verdict.kind === 'works' ? notesOf(typed, from, to, zone, nowMs) : [] };
}

function readSide(typed: TypedValidity, side: Side, zone: string): ReadSide {
  const at = typed[side].trim();
  if (at === '') return { kind: 'none' };
  const time = utcOf(at, zone, side === 'validFrom' ? 'start' : 'end');
  return time.kind === 'time'
    ? { kind: 'time', atMs: Date.parse(time.utc), at: at.slice(0, 16) }
    : { kind: 'unclear', side, problem: time.problem, at };
}

type Limit = Exclude<ReadSide, { kind: 'unclear' }>;

function verdictOf(from: Limit, to: Limit, nowMs: number): ValidityVerdict {
  const start: ValidityStart =
    from.kind === 'time' && from.atMs > nowMs ? { kind: 'time', at: from.at } : { kind: 'now' };
  if (to.kind === 'none') return { kind: 'works', from: start, to: { kind: 'none' } };
  const end = endAt(to.at);
  if (to.atMs <= nowMs) return { kind: 'ended', to: end };
  return from.kind === 'time' && to.atMs <= from.atMs
    ? { kind: 'ends-before-start', from: start, to: end }
    : { kind: 'works', from: start, to: end };
}

/** Midnight is the end of the day before, whichever of the two ways it is written. */
export function endAt(at: string): ValidityEnd {
  const [day = '', time] = at.split('T');
  if (time === '23:59') return { kind: 'day', day };
  return time === '00:00' ? { kind: 'day', day: dayAfter(day, -1) } : { kind: 'time', at };
}

function notesOf(typed: TypedValidity, from: Limit, to: Limit, zone: string, nowMs: number): ValidityNote[] {
  const startMs = from.kind === 'time' && from.atMs > nowMs ? from.atMs : nowMs;
  const twice = (side: Side, limit: Limit): ValidityNote[] =>
    limit.kind === 'time' && limit.atMs > nowMs && comesTwice(typed[side], zone)
      ? [{ kind: 'comes-twice', side, at: limit.at }]
      : [];
  return [
    ...(to.kind === 'none' ? [{ kind: 'no-end' as const }] : []),
    ...twice('validFrom', from),
    ...twice('validTo', to),
    ...(to.kind === 'time' ? clockChangeNear(startMs, to.atMs, zone) : []),
  ];
}

function comesTwice(text: string, zone: string): boolean {
  const [first, second] = [utcOf(text, zone, 'start'), utcOf(text, zone, 'end')];
  return first.kind === 'time' && second.kind === 'time' && first.utc !== second.utc;
}

function clockChangeNear(startMs: number, endMs: number, zone: string): ValidityNote[] {
  const change =
    clockChangeBetween(startMs, Math.min(endMs, startMs + NEAR_MS), zone) ??
    clockChangeBetween(Math.max(startMs, endMs - NEAR_MS), endMs, zone);
  return change ? [{ kind: 'clocks-change', ...change }] : [];
}
