import type { AccessLevel, AccessLevelList } from '../../contract/access-levels.ts';
import type { EnrollState } from './enroll-state.ts';

/** What became of levels while they were chosen in the form. */
export interface LevelNews {
  /** Under the names they had. */
  readonly gone: readonly Pick<AccessLevel, 'id' | 'name'>[];
  readonly renamed: readonly { readonly id: string; readonly before: string; readonly after: string }[];
}

export const noLevelNews: LevelNews = { gone: [], renamed: [] };

/** A list that came while something is chosen: what is gone stays chosen, so that nobody gets less without being told. */
export function noteLevels(state: EnrollState, before: AccessLevelList, after: AccessLevelList): EnrollState {
  const { form, levelNews } = state;
  const named = [...levelNews.gone, ...before.levels];
  const news = form.accessLevelIds.map((id) => ({
    id,
    was: named.find((level) => level.id === id)?.name,
    is: after.levels.find((level) => level.id === id)?.name,
  }));
  const gone = news.flatMap(({ id, was, is }) =>
    was !== undefined && is === undefined ? [{ id, name: was }] : [],
  );
  const renamed = news.flatMap(({ id, was, is }) =>
    was !== undefined && is !== undefined && was !== is ? [{ id, before: was, after: is }] : [],
  );
  const told = levelNews.renamed.filter(({ id }) => !renamed.some((one) => one.id === id));
  return { ...state, levelNews: { gone, renamed: [...told, ...renamed] } };
}

/** What is not chosen any more is nobody's news. */
export function newsOfChosen(news: LevelNews, chosenIds: readonly string[]): LevelNews {
  return {
    gone: news.gone.filter(({ id }) => chosenIds.includes(id)),
    renamed: news.renamed.filter(({ id }) => chosenIds.includes(id)),
  };
}
