import { useState } from 'react';
import type { AccessLevelList } from '../../contract/access-levels.ts';
import type { SettingsView } from '../../contract/settings.ts';
import { MOST_TEMPLATES, type Template } from '../../contract/template-rules.ts';
import { KeptFocus } from '../components/kept-focus.tsx';
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
  /** Null while none is. */
  const [edited, setEdited] = useState<Template | 'new' | null>(null);
  const [removed, setRemoved] = useState<Template | null>(null);
  const [answer, setAnswer] = useState<Said | null>(null);
  const [isSaving, setSaving] = useState(false);

  const save = async (next: readonly Template[]): Promise<boolean> => {
    setSaving(true);
    const outcome = await callbacks.saveSettings({ templates: [...next] });
    setSaving(false);
    setAnswer(saidOfSave(settingsWords, outcome));
    return outcome?.kind === 'saved';
  };
  const begun = edited === 'new' ? null : edited;
  const isOther = ({ name }: Template): boolean => name !== begun?.name;
  const saveEdited = async (saved: Template): Promise<void> => {
    const next = templates.map((one) => (isOther(one) ? one : saved));
    if (await save(next.includes(saved) ? next : [...templates, saved])) setEdited(null);
  };
  const edit = (chosen: Template | 'new'): void => {
    setAnswer(null);
    setEdited(chosen);
  };
  return (
    <KeptFocus>
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
            isAside={edited !== null}
            onEdit={() => {
              if (!isSaving) edit(one);
            }}
            onMoveUp={() => {
              if (!isSaving) void save(movedUp(templates, index));
            }}
            onRemove={() => {
              if (!isSaving) setRemoved(one);
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
              edit('new');
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
          begun={begun ? draftOf(begun) : { ...emptyDraft, accessLevelIds: chosenLevelIds }}
          formerLevels={begun?.accessLevels ?? []}
          otherNames={templates.filter(isOther).map(({ name }) => name)}
          levels={levels}
          onRefreshLevels={callbacks.refreshLevels}
          onSave={(saved) => {
            if (!isSaving) void saveEdited(saved);
          }}
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
            void save(templates.filter(({ name }) => name !== removed.name));
          }}
          onDecline={() => {
            setRemoved(null);
          }}
        />
      )}
    </KeptFocus>
  );
}

interface TemplateRowProps {
  readonly template: Template;
  readonly index: number;
  readonly levels: AccessLevelList;
  readonly isLocked: boolean;
  /** One is edited: nothing is done here that would end that. */
  readonly isAside: boolean;
  readonly onEdit: () => void;
  readonly onMoveUp: () => void;
  readonly onRemove: () => void;
}

function TemplateRow(props: TemplateRowProps) {
  const { template, index, levels, isLocked, isAside } = props;
  const { templates: words, activity } = useWording();
  const press = (work: () => void) => ({
    type: 'button' as const,
    'aria-disabled': isAside ? true : undefined,
    onClick: () => {
      if (!isAside) work();
    },
  });
  return (
    <li tabIndex={-1}>
      <p>
        <kbd>F{index + 1}</kbd> <strong>{template.name}</strong>
      </p>
      <p className="hint">{words.summary(template, levelNamesOf(template, levels.levels))}</p>
      {!isLocked && (
        <div className="buttons">
          <button {...press(props.onEdit)} aria-label={words.edit(template.name)}>
            {activity.edit}
          </button>
          {index > 0 && <button {...press(props.onMoveUp)}>{words.moveUp(template.name)}</button>}
          <button {...press(props.onRemove)}>{words.remove(template.name)}</button>
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
