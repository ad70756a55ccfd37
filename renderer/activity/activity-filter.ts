import type { ActivityFilter, SubmissionState, SubmissionTask } from '../../contract/submission.ts';

/** As chosen on the screen: days as `<input type="date">` writes them, empty for none. */
export interface ChosenFilter {
  readonly state: SubmissionState | 'all';
  readonly task: SubmissionTask | 'all';
  readonly fromDay: string;
  /** Included. */
  readonly toDay: string;
}

export const noFilter: ChosenFilter = { state: 'all', task: 'all', fromDay: '', toDay: '' };

export function isFiltering({ state, task, fromDay, toDay }: ChosenFilter): boolean {
  return state !== 'all' || task !== 'all' || fromDay !== '' || toDay !== '';
}

/** A day is the local one, from midnight to midnight, however long it is. */
export function filterOf({ state, task, fromDay, toDay }: ChosenFilter): ActivityFilter {
  return {
    state: state === 'all' ? null : state,
    task: task === 'all' ? null : task,
    fromMs: startOf(fromDay, 0),
    untilMs: startOf(toDay, 1),
  };
}

function startOf(day: string, later: number): number | null {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return null;
  const start = new Date(year, month - 1, date + later).getTime();
  return Number.isNaN(start) ? null : start;
}
