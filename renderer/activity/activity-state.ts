import { assertNever } from '../../contract/assert-never.ts';
import { isOpenState } from '../../contract/open-state.ts';
import type { SubmissionActionOutcome, SubmissionList, SubmissionView } from '../../contract/submission.ts';
import { isFiltering, mayMatch, noFilter, type ChosenFilter } from './activity-filter.ts';

export const SHOWN_COUNT = 200;

/** What became of an act on a submission, when it did not go as asked. */
export type ActivityNotice =
  | Exclude<SubmissionActionOutcome, { kind: 'done' }>
  | { readonly kind: 'not-editable' }
  | { readonly kind: 'failed' };

export interface ActivityState {
  readonly search: string;
  readonly filter: ChosenFilter;
  /** Search and filter are those of a button elsewhere, not chosen here: they are over when the screen is left. */
  readonly isForOnce: boolean;
  /** Grows when the list is to be asked for anew; an answer to an earlier round is not taken. */
  readonly round: number;
  /** There may be rows that match and are not in the list. */
  readonly isBehind: boolean;
  /** Null until the first list has come. */
  readonly list: SubmissionList | null;
  readonly notice: ActivityNotice | null;
  readonly discarding: SubmissionView | null;
}

export type ActivityAction =
  | { readonly type: 'search-changed'; readonly search: string }
  /** A button elsewhere leads to these, whatever was searched for or chosen before. */
  | { readonly type: 'activity-shown'; readonly search: string; readonly filter: ChosenFilter }
  | { readonly type: 'filter-changed'; readonly filter: ChosenFilter }
  | {
      readonly type: 'submissions-listed';
      readonly search: string;
      readonly filter: ChosenFilter;
      readonly round: number;
      /** Null: no answer came. */
      readonly list: SubmissionList | null;
    }
  /** It is time to ask for what the list may lack. */
  | { readonly type: 'list-due' }
  | { readonly type: 'submission-changed'; readonly submission: SubmissionView }
  | { readonly type: 'activity-noticed'; readonly notice: ActivityNotice | null }
  | { readonly type: 'discard-asked'; readonly submission: SubmissionView }
  | { readonly type: 'discard-closed' };

export const initialActivityState: ActivityState = {
  search: '',
  filter: noFilter,
  isForOnce: false,
  round: 0,
  isBehind: false,
  list: null,
  notice: null,
  discarding: null,
};

export function reduceActivity(state: ActivityState, action: ActivityAction): ActivityState {
  switch (action.type) {
    case 'search-changed':
      return {
        ...state,
        isForOnce: false,
        search: action.search,
        filter: state.filter.key === null ? state.filter : { ...state.filter, key: null },
      };
    case 'activity-shown':
      return { ...state, isForOnce: true, search: action.search, filter: action.filter, notice: null };
    case 'filter-changed':
      return { ...state, isForOnce: false, filter: action.filter };
    case 'submissions-listed':
      return takeList(state, action);
    case 'list-due':
      return { ...state, round: state.round + 1, isBehind: false };
    case 'submission-changed':
      return {
        ...state,
        ...(state.list === null ? {} : placeIn(state.list, action.submission, state)),
        discarding: stillAsked(state.discarding, action.submission),
      };
    case 'activity-noticed':
      return { ...state, notice: action.notice };
    case 'discard-asked':
      return { ...state, discarding: action.submission };
    case 'discard-closed':
      return { ...state, discarding: null };
    default:
      return assertNever(action);
  }
}

/** The screen is gone to anew, or another one. */
export function leaveActivity(state: ActivityState): ActivityState {
  const narrowing = state.isForOnce ? { search: '', filter: noFilter, isForOnce: false } : {};
  return { ...state, ...narrowing, notice: null, discarding: null };
}

/** The question says what is true of the submission by now; of one that is over nothing is left to ask. */
function stillAsked(asked: SubmissionView | null, changed: SubmissionView): SubmissionView | null {
  if (asked?.id !== changed.id) return asked;
  return isOpenState(changed.state) ? changed : null;
}

function takeList(
  state: ActivityState,
  { search, filter, round, list }: Extract<ActivityAction, { type: 'submissions-listed' }>,
): ActivityState {
  if (search !== state.search || filter !== state.filter || round !== state.round) return state;
  // An old list may show whom this desk has forgotten.
  return list === null ? { ...state, list, notice: { kind: 'failed' } } : { ...state, list };
}

/** Rows stay where they are; only a new one is put on top, and where a search or a filter may leave it out, main is asked. */
function placeIn(
  list: SubmissionList,
  changed: SubmissionView,
  { search, filter, isBehind }: ActivityState,
): Pick<ActivityState, 'list' | 'isBehind'> {
  const { submissions, matchCount } = list;
  if (submissions.some(({ id }) => id === changed.id)) {
    const rows = submissions.map((row) => (row.id === changed.id ? changed : row));
    return { list: { matchCount, submissions: rows }, isBehind };
  }
  if (search.trim() !== '' || isFiltering(filter))
    return { list, isBehind: isBehind || mayMatch(filter, changed) };
  const isNewest = changed.createdAtMs >= (submissions[0]?.createdAtMs ?? 0);
  if (!isNewest) return { list, isBehind };
  const newest = {
    matchCount: matchCount === null ? null : matchCount + 1,
    submissions: [changed, ...submissions].slice(0, SHOWN_COUNT),
  };
  return { list: newest, isBehind };
}

/** The open enrollment that is sent only after this removal, where it is in the list. */
export function waitingFor({ id }: SubmissionView, list: SubmissionList | null): SubmissionView | null {
  return list?.submissions.find((row) => row.needs?.id === id && isOpenState(row.state)) ?? null;
}
