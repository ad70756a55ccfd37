import type { AccessLevel } from '../../contract/access-levels.ts';
import type { Propagation, SubmissionView } from '../../contract/submission.ts';

/** An access system has no name: people know it by the access levels it has. */
export interface DoorSystem {
  readonly id: string;
  readonly levelNames: readonly string[];
}

export interface DoorProgress {
  /** The service's word, where it is none of the documented ones. */
  readonly otherStatus: string | null;
  readonly readyCount: number;
  readonly systemCount: number;
  readonly waiting: readonly DoorSystem[];
  readonly failed: readonly { readonly system: DoorSystem; readonly errorType: string | null }[];
}

/** How far a delivered key has come on its way to the doors. */
export type DoorStand =
  | { readonly kind: 'unheard' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'no-level' }
  | { readonly kind: 'refused'; readonly words: string }
  /** `late`: a day has passed. `failed`: the service has given it up. */
  | ({ readonly kind: 'on-its-way' | 'late' | 'failed' } & DoorProgress);

const ON_ITS_WAY: readonly string[] = ['NotApplied', 'Pending', 'PartiallyApplied'];

/** Null where there is nothing to say: not delivered, a removal, or a later submission for the card took over. */
export function doorStandOf(submission: SubmissionView, levels: readonly AccessLevel[]): DoorStand | null {
  const { propagation, isFollowed, state, task, levelCount } = submission;
  if (state !== 'delivered' || task === 'remove') return null;
  if (!propagation) return isFollowed ? { kind: 'unheard' } : null;
  const { status, end, systems } = propagation;
  if (end?.kind === 'refused') return { kind: 'refused', words: end.words || String(end.status) };
  if (status === 'Applied' && systems.every((system) => system.state === 'applied')) return { kind: 'ready' };
  const progress = progressOf(propagation, levels);
  if (status === 'Applied' || status === 'Failed') return { kind: 'failed', ...progress };
  const isNowhere = status === 'NotApplied' && systems.length === 0 && task === 'add' && levelCount === 0;
  if (isNowhere && (isFollowed || end)) return { kind: 'no-level' };
  if (end) return { kind: 'late', ...progress };
  return isFollowed ? { kind: 'on-its-way', ...progress } : null;
}

/** It needs somebody: nothing gets better by waiting. */
export function isAlarmingStand({ kind }: DoorStand): boolean {
  return kind === 'failed' || kind === 'late' || kind === 'refused';
}

function progressOf({ status, systems }: Propagation, levels: readonly AccessLevel[]): DoorProgress {
  const named = (systemId: string): DoorSystem => ({
    id: systemId,
    levelNames: levels.filter((level) => level.systemId === systemId).map(({ name }) => name),
  });
  const inState = (state: string): Propagation['systems'] => systems.filter((one) => one.state === state);
  return {
    otherStatus:
      status === null || ON_ITS_WAY.includes(status) || status === 'Failed' || status === 'Applied'
        ? null
        : status,
    readyCount: inState('applied').length,
    systemCount: systems.length,
    waiting: inState('pending').map(({ systemId }) => named(systemId)),
    failed: inState('failed').map(({ systemId, errorType }) => ({ system: named(systemId), errorType })),
  };
}
