import { useEffect, useId, useRef, useState } from 'react';
import type { AccessLevelList } from '../../contract/access-levels.ts';
import { LONGEST_TEMPLATE_NAME, type Template } from '../../contract/template-rules.ts';
import type { EndRule } from '../../contract/validity-end.ts';
import { Choice } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { useRefusedSave } from '../components/use-refused-save.ts';
import { AccessLevels } from '../enroll/access-levels.tsx';
import { noLevelNews } from '../enroll/level-news.ts';
import { useWording } from '../wording/use-wording.ts';
import { templateOf, type DraftProblem, type TemplateDraft } from './template-draft.ts';

interface TemplateEditorProps {
  readonly begun: TemplateDraft;
  /** The levels it had, under the names they had. */
  readonly formerLevels: Template['accessLevels'];
  readonly otherNames: readonly string[];
  readonly levels: AccessLevelList;
  readonly onRefreshLevels: () => Promise<boolean>;
  readonly onSave: (template: Template) => void;
  readonly onCancel: () => void;
}

const kinds: readonly EndRule['kind'][] = ['today', 'this-week', 'days', 'months', 'until', 'no-end'];

export function TemplateEditor(props: TemplateEditorProps) {
  const { begun, formerLevels, otherNames, levels, onRefreshLevels, onSave, onCancel } = props;
  const { templates: words, general } = useWording();
  const [draft, setDraft] = useState(begun);
  const [problem, setProblem] = useState<DraftProblem | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const refused = useRefusedSave(form);
  const nameId = useId();
  useEffect(() => {
    document.getElementById(nameId)?.focus();
  }, [nameId]);

  const change = (part: Partial<TemplateDraft>): void => {
    setDraft({ ...draft, ...part });
  };
  const problemOf = (field: DraftProblem['field']): string | null =>
    problem?.field === field ? words.problem[problem.problem] : null;
  const save = (): void => {
    const checked = templateOf(draft, otherNames, [...levels.levels, ...formerLevels]);
    if ('problem' in checked) {
      setProblem(checked);
      refused.refuse();
    } else onSave(checked.template);
  };
  const text = (field: 'name' | 'count' | 'day') => ({
    value: draft[field],
    problem: problemOf(field),
    problemRound: refused.round,
    onText: (changed: string) => {
      change({ [field]: changed });
    },
  });
  return (
    <form
      ref={form}
      className="template-editor"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Field
        {...text('name')}
        id={nameId}
        label={words.name}
        maxLength={LONGEST_TEMPLATE_NAME}
        autoComplete="off"
      />
      <div className="pair">
        <Choice
          label={words.validity}
          value={draft.validity}
          options={kinds.map((value) => ({ value, label: words.validities[value] }))}
          onChoose={(validity) => {
            change({ validity });
          }}
        />
        {(draft.validity === 'days' || draft.validity === 'months') && (
          <Field {...text('count')} label={words.count[draft.validity]} inputMode="numeric" maxLength={3} />
        )}
        {draft.validity === 'until' && (
          <Field {...text('day')} label={words.lastDay} type="date" max="9999-12-31" />
        )}
      </div>
      <div className="pair">
        <Choice
          label={words.key}
          value={draft.key}
          options={(['card', 'code'] as const).map((value) => ({ value, label: words.keys[value] }))}
          onChoose={(key) => {
            change({ key });
          }}
        />
        {draft.key === 'card' && (
          <Choice
            label={words.pin}
            value={draft.pin}
            options={(['none', 'generate', 'typed'] as const).map((value) => ({
              value,
              label: words.pinRules[value],
            }))}
            onChoose={(pin) => {
              change({ pin });
            }}
          />
        )}
      </div>
      <AccessLevels
        id="templateLevels"
        list={levels}
        chosenIds={draft.accessLevelIds}
        news={{ ...noLevelNews, gone: formerLevels }}
        problem={null}
        onChoose={(accessLevelIds) => {
          change({ accessLevelIds });
        }}
        onRefresh={onRefreshLevels}
      />
      <p className="hint">{words.noLevelsHint}</p>
      <div className="buttons">
        <button type="submit" className="primary">
          {words.save}
        </button>
        <button type="button" onClick={onCancel}>
          {general.cancel}
        </button>
      </div>
    </form>
  );
}
