import type { SubmissionList } from '../../contract/submission.ts';
import { useWording } from '../wording/use-wording.ts';
import { isFiltering, type ChosenFilter } from './activity-filter.ts';

interface ListFootProps {
  readonly list: SubmissionList;
  readonly search: string;
  readonly filter: ChosenFilter;
}

/** How many there are, and how to come to the others. */
export function ListFoot({ list, search, filter }: ListFootProps) {
  const { activity, record } = useWording();
  const { filter: words } = record;
  const { submissions, matchCount } = list;
  const count = submissions.length;
  if (!isFiltering(filter)) {
    if (count > 0) return <p className="hint">{activity.shown(count, matchCount)}</p>;
    return <p className="empty">{search === '' ? activity.none : activity.noMatch(search)}</p>;
  }
  if (count > 0)
    return <p className="hint">{matchCount === null ? words.shownOfMore(count) : words.shown(count)}</p>;
  return <p className="empty">{matchCount === null ? words.noneSoFar : words.none}</p>;
}
