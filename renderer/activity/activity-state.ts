import { assertNever } from '../../contract/assert-never.ts';
import type { SubmissionActionOutcome, SubmissionList, SubmissionView } from '../../contract/submission.ts';

import { isFiltering, noFilter, type ChosenFilter } from './activity-filter.ts';

export const SHOWN_COUNT = 200;

/** What became of an act on a submission, when it did not go as asked. */
export type ActivityNotice =
  | Exclude<SubmissionActionOutcome, { kind: 'done' }>
  | { readonly kind: 'not-editable' }
  | { readonly kind: 'failed' };

export interface ActivityState {
  readonly search: string;
  readonly filter: ChosenFilter;
  /** Null until the first list has come. */
  readonly list: SubmissionList | null;
  readonly notice: ActivityNotice | null;
  readonly discarding: SubmissionView | null;
}

export type ActivityAction =
  | { readonly type: 'search-changed'; readonly search: string }
  /** Another search than before, and no narrowing besides: all there is about one key. */
  | { readonly type: 'key-asked'; readonly key: NonNullable<ChosenFilter['key']> }
  | { readonly type: 'filter-changed'; readonly filter: ChosenFilter }
  | {
      readonly type: 'submissions-listed';
      readonly search: string;
      readonly filter: ChosenFilter;
      readonly list: SubmissionList;
    }
  | { readonly type: 'submission-changed'; readonly submission: SubmissionView }
  | { readonly type: 'activity-noticed'; readonly notice: ActivityNotice | null }
  | { readonly type: 'discard-asked'; readonly submission: SubmissionView }
  | { readonly type: 'discard-closed' };

export const initialActivityState: ActivityState = {
  search: '',
  filter: noFilter,
  list: null,
  notice: null,
  discarding: null,
};

export function reduceActivity(state: ActivityState, action: ActivityAction): ActivityState {
  switch (action.type) {
    case 'search-changed':
      return state.filter.key === null
        ? { ...state, search: action.search }
        : { ...state, search: action.search, filter: { ...state.filter, key: null } };
    case 'key-asked':
      return { ...state, search: '', filter: { ...noFilter, key: action.key } };
    case 'filter-changed':
      return { ...state, filter: action.filter };
    case 'submissions-listed':
      return action.search === state.search && action.filter === state.filter
        ? { ...state, list: action.list }
        : state;
    case 'submission-changed':
      return { ...state, list: state.list && placeIn(state.list, action.submission, state) };
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

/** Rows stay where they are; only a new one is put on top, and only where no search could leave it out. */
function placeIn(
  list: SubmissionList,
  changed: SubmissionView,
  { search, filter }: ActivityState,
): SubmissionList {
  const { submissions, matchCount } = list;
  if (submissions.some(({ id }) => id === changed.id)) {
    return { matchCount, submissions: submissions.map((row) => (row.id === changed.id ? changed : row)) };
  }
  const isNewest = changed.createdAtMs >= (submissions[0]?.createdAtMs ?? 0);
  if (search.trim() !== '' || isFiltering(filter) || !isNewest) return list;
  return {
    matchCount: matchCount === null ? null : matchCount + 1,
    submissions: [changed, ...submissions].slice(0, SHOWN_COUNT),
  };
}

/** The open enrollment that is sent only after this removal, where it is in the list. */
export function waitingFor({ id }: SubmissionView, list: SubmissionList | null): SubmissionView | null {
  const isOpen = ({ state }: SubmissionView): boolean => state === 'waiting' || state === 'attention';
  return list?.submissions.find((row) => row.needs?.id === id && isOpen(row)) ?? null;
}
