import { useState } from 'react';
import type { AccessLevel, AccessLevelList } from '../../contract/access-levels.ts';
import { FieldProblem } from '../components/field.tsx';
import { Icon } from '../components/icon.tsx';
import { useWording } from '../wording/use-wording.ts';
import { noLevelNews, type LevelNews } from './level-news.ts';

interface AccessLevelsProps {
  readonly id?: string;
  readonly legend?: string;
  readonly list: AccessLevelList;
  readonly chosenIds: readonly string[];
  readonly news?: LevelNews;
  readonly problem: string | null;
  /** As of a `Field`. */
  readonly problemRound?: number;
  readonly onChoose: (ids: readonly string[]) => void;
  /** False: there was no answer. */
  readonly onRefresh: () => Promise<boolean>;
}

export function AccessLevels(props: AccessLevelsProps) {
  const { form: words } = useWording();
  const { list, chosenIds, problem, onChoose, onRefresh } = props;
  const news = props.news ?? noLevelNews;
  const gone = goneOf(list, chosenIds, news);
  const { id: fieldId = 'accessLevels', legend = words.accessLevels } = props;
  const problemId = problem === null ? undefined : `${fieldId}-problem`;
  const systemIds = [...new Set(list.levels.map(({ systemId }) => systemId))];
  const [hasFailed, setFailed] = useState(false);
  const refresh = async (): Promise<void> => {
    setFailed(!(await onRefresh()));
  };
  const toggle = ({ id }: Pick<AccessLevel, 'id'>): void => {
    onChoose(chosenIds.includes(id) ? chosenIds.filter((chosen) => chosen !== id) : [...chosenIds, id]);
  };
  return (
    <fieldset
      className="levels"
      id={fieldId}
      tabIndex={-1}
      data-problem={problem === null ? undefined : ''}
      aria-describedby={problemId}
    >
      <legend>{legend}</legend>
      {problem !== null && (
        <FieldProblem id={`${fieldId}-problem`} words={problem} round={props.problemRound} />
      )}
      {systemIds.map((systemId) => (
        <div key={systemId} role="group" aria-label={words.system(systemId)}>
          {systemIds.length > 1 && (
            <p className="system" aria-hidden="true">
              {words.system(systemId)}
            </p>
          )}
          {list.levels
            .filter((level) => level.systemId === systemId)
            .map((level) => (
              <label key={level.id} className="check">
                <input
                  type="checkbox"
                  checked={chosenIds.includes(level.id)}
                  aria-invalid={problem === null ? undefined : true}
                  aria-describedby={problemId}
                  onChange={() => {
                    toggle(level);
                  }}
                />
                {level.name}
              </label>
            ))}
        </div>
      ))}
      <div aria-live="polite">
        {news.renamed.map((one) => (
          <p key={one.id} className="validity-note">
            <Icon name="alert" /> {words.levelRenamed(one.before, one.after)}
          </p>
        ))}
        {gone.map((level) => (
          <p key={level.id} className="field-problem">
            <Icon name="alert" /> {words.levelGone(level.name)}
          </p>
        ))}
      </div>
      {gone.map((level) => (
        <label key={level.id} className="check">
          <input
            type="checkbox"
            checked
            onChange={() => {
              toggle(level);
            }}
          />
          {level.name}
        </label>
      ))}
      {list.levels.length === 0 && <p className="hint">{words.noLevels}</p>}
      <div className="levels-foot">
        <div aria-live="polite">
          {hasFailed && <p className="field-problem">{words.refreshFailed}</p>}
          {list.problem !== null && <p className="hint">{words.levelsProblem[list.problem]}</p>}
        </div>
        <button type="button" className="plain" onClick={() => void refresh()}>
          {words.refreshLevels}
        </button>
      </div>
    </fieldset>
  );
}

/** Chosen, and not in the list: shown, or nobody could take the choice back. */
function goneOf(list: AccessLevelList, chosenIds: readonly string[], news: LevelNews): LevelNews['gone'] {
  if (list.fetchedAtMs === null) return [];
  return chosenIds
    .filter((id) => !list.levels.some((level) => level.id === id))
    .map((id) => news.gone.find((level) => level.id === id) ?? { id, name: id });
}
