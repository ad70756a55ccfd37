import { useState } from 'react';
import type { AccessLevelList } from '../../contract/access-levels.ts';
import type { SettingsView } from '../../contract/settings.ts';
import { MOST_TEMPLATES, type Template } from '../../contract/template-rules.ts';
import { QuestionDialog } from '../components/question-dialog.tsx';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import { Answer, saidOfSave, type Said } from './answer.tsx';
import { draftOf, emptyDraft, levelNamesOf } from './template-draft.ts';
import { TemplateEditor } from './template-editor.tsx';

interface TemplatesProps {
  readonly settings: SettingsView;
  /** Why they cannot be changed; null where they can. */
  readonly lock: string | null;
  readonly levels: AccessLevelList;
  /** Chosen on the Enroll form: a new template begins with them. */
  readonly chosenLevelIds: readonly string[];
  readonly callbacks: Pick<DeskCallbacks, 'saveSettings' | 'refreshLevels'>;
}

/** The kinds of people, in the order of their keys. */
export function Templates({ settings, lock, levels, chosenLevelIds, callbacks }: TemplatesProps) {
  const { templates: words, settings: settingsWords } = useWording();
  const { templates } = settings;
  const isLocked = lock !== null;
  /** The place of the one that is edited; one past the last for a new one. */
  const [edited, setEdited] = useState<number | null>(null);
  const [removed, setRemoved] = useState<Template | null>(null);
  const [answer, setAnswer] = useState<Said | null>(null);

  const save = async (next: readonly Template[]): Promise<void> => {
    const outcome = await callbacks.saveSettings({ templates: [...next] });
    setAnswer(saidOfSave(settingsWords, outcome));
    if (outcome?.kind === 'saved') setEdited(null);
  };
  const template = edited === null ? undefined : templates[edited];
  return (
    <>
      <p className="hint">{lock ?? words.hint}</p>
      {templates.length === 0 && <p>{words.none}</p>}
      <ol className="template-list">
        {templates.map((one, index) => (
          <TemplateRow
            key={one.name}
            template={one}
            index={index}
            levels={levels}
            isLocked={isLocked}
            onEdit={() => {
              setAnswer(null);
              setEdited(index);
            }}
            onMoveUp={() => void save(movedUp(templates, index))}
            onRemove={() => {
              setRemoved(one);
            }}
          />
        ))}
      </ol>
      {edited === null && !isLocked && templates.length < MOST_TEMPLATES && (
        <div className="buttons">
          <button
            type="button"
            aria-describedby="new-template-hint"
            onClick={() => {
              setAnswer(null);
              setEdited(templates.length);
            }}
          >
            {words.add}
          </button>
          <span className="hint" id="new-template-hint">
            {words.addHint}
          </span>
        </div>
      )}
      {edited !== null && !isLocked && (
        <TemplateEditor
          key={edited}
          begun={template ? draftOf(template) : { ...emptyDraft, accessLevelIds: chosenLevelIds }}
          formerLevels={template?.accessLevels ?? []}
          otherNames={templates.filter((one) => one !== template).map(({ name }) => name)}
          levels={levels}
          onRefreshLevels={callbacks.refreshLevels}
          onSave={(saved) =>
            void save(
              template ? templates.map((one) => (one === template ? saved : one)) : [...templates, saved],
            )
          }
          onCancel={() => {
            setEdited(null);
          }}
        />
      )}
      <Answer said={answer} />
      {removed !== null && (
        <QuestionDialog
          {...words.removeQuestion(removed.name)}
          decline={words.keep}
          onAgree={() => {
            setRemoved(null);
            setEdited(null);
            void save(templates.filter(({ name }) => name !== removed.name));
          }}
          onDecline={() => {
            setRemoved(null);
          }}
        />
      )}
    </>
  );
}

interface TemplateRowProps {
  readonly template: Template;
  readonly index: number;
  readonly levels: AccessLevelList;
  readonly isLocked: boolean;
  readonly onEdit: () => void;
  readonly onMoveUp: () => void;
  readonly onRemove: () => void;
}

function TemplateRow(props: TemplateRowProps) {
  const { template, index, levels, isLocked } = props;
  const { templates: words, activity } = useWording();
  return (
    <li>
      <p>
        <kbd>F{index + 1}</kbd> <strong>{template.name}</strong>
      </p>
      <p className="hint">{words.summary(template, levelNamesOf(template, levels.levels))}</p>
      {!isLocked && (
        <div className="buttons">
          <button type="button" aria-label={words.edit(template.name)} onClick={props.onEdit}>
            {activity.edit}
          </button>
          {index > 0 && (
            <button type="button" onClick={props.onMoveUp}>
              {words.moveUp(template.name)}
            </button>
          )}
          <button type="button" onClick={props.onRemove}>
            {words.remove(template.name)}
          </button>
        </div>
      )}
    </li>
  );
}

function movedUp(templates: readonly Template[], index: number): readonly Template[] {
  const moved = templates.slice(index, index + 1);
  const others = templates.filter((_, place) => place !== index);
  return [...others.slice(0, index - 1), ...moved, ...others.slice(index - 1)];
}
