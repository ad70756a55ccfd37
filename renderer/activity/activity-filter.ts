import type {
  ActivityFilter,
  SubmissionState,
  SubmissionTask,
  SubmissionView,
} from '../../contract/submission.ts';

/** As chosen on the screen: days as `<input type="date">` writes them, empty for none. */
export interface ChosenFilter {
  readonly state: SubmissionState | 'all';
  readonly task: SubmissionTask | 'all';
  readonly fromDay: string;
  /** Included. */
  readonly toDay: string;
  /** Only one key's. `shown` as it may be shown: of a code its last digit. */
  readonly key: { readonly submissionId: string; readonly shown: string } | null;
}

export const noFilter: ChosenFilter = { state: 'all', task: 'all', fromDay: '', toDay: '', key: null };

/** All that the status line counts as needing attention. */
export const onlyAttention: ChosenFilter = { ...noFilter, state: 'attention' };

export function isFiltering({ state, task, fromDay, toDay, key }: ChosenFilter): boolean {
  return state !== 'all' || task !== 'all' || fromDay !== '' || toDay !== '' || key !== null;
}

/** A day is the local one, from midnight to midnight, however long it is. */
export function filterOf({ state, task, fromDay, toDay, key }: ChosenFilter): ActivityFilter {
  return {
    state: state === 'all' ? null : state,
    task: task === 'all' ? null : task,
    fromMs: startOf(fromDay, 0),
    untilMs: startOf(toDay, 1),
    sameKeyAs: key?.submissionId ?? null,
  };
}

/** Whether the list as it is narrowed may have it. What is of one key, or is searched for, only main can tell. */
export function mayMatch(filter: ChosenFilter, submission: SubmissionView): boolean {
  const { state, task, fromMs, untilMs } = filterOf(filter);
  const isOfState =
    state === null || submission.state === state || (state === 'attention' && submission.needsDecision);
  return (
    isOfState &&
    (task === null || submission.task === task) &&
    submission.createdAtMs >= (fromMs ?? 0) &&
    submission.createdAtMs < (untilMs ?? Infinity)
  );
}

function startOf(day: string, later: number): number | null {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return null;
  const start = new Date(year, month - 1, date + later).getTime();
  return Number.isNaN(start) ? null : start;
}
