import { useRef, useState } from 'react';
import { LONGEST_RETENTION_DAYS } from '../../contract/retention.ts';
import type { SettingsView } from '../../contract/settings.ts';
import { Field } from '../components/field.tsx';
import { QuestionDialog } from '../components/question-dialog.tsx';
import { useRefusedSave } from '../components/use-refused-save.ts';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import { Answer, saidOfSave, type Said } from './answer.tsx';

interface RetentionProps {
  readonly settings: SettingsView;
  /** Why it cannot be changed; null where it can. */
  readonly lock: string | null;
  readonly onSave: DeskCallbacks['saveSettings'];
}

export function Retention({ settings, lock, onSave }: RetentionProps) {
  const { settings: words, register } = useWording();
  const { setting } = register;
  const [text, setText] = useState(settings.retentionDays?.toString() ?? '');
  const [answer, setAnswer] = useState<Said | null>(null);
  const [hasProblem, setHasProblem] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const refused = useRefusedSave(form);
  const [asked, setAsked] = useState<number | null>(null);

  const save = async (retentionDays: number | null): Promise<void> => {
    const outcome = await onSave({ retentionDays });
    if (outcome?.kind === 'saved') setText(outcome.settings.retentionDays?.toString() ?? '');
    setAnswer(saidOfSave(words, outcome));
  };
  const submit = (): void => {
    const days = daysOf(text);
    setAnswer(null);
    setHasProblem(days === 'not-days');
    if (days === 'not-days') {
      refused.refuse();
      return;
    }
    // Erasing starts with the answer: more than what is kept today is asked about.
    if (days !== null && (settings.retentionDays === null || days < settings.retentionDays)) setAsked(days);
    else void save(days);
  };
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field
        label={setting.days}
        value={text}
        onText={setText}
        inputMode="numeric"
        maxLength={10}
        disabled={lock !== null}
        autoComplete="off"
        problem={hasProblem ? setting.problem : null}
        problemRound={refused.round}
        hint={lock ?? setting.hint}
        beside={lock === null && <button type="submit">{setting.save}</button>}
      />
      {settings.retentionDays !== null && (
        <p className="hint">{register.retention(settings.retentionDays)}</p>
      )}
      <Answer said={answer} />
      {asked !== null && (
        <QuestionDialog
          {...setting.question(asked)}
          decline={setting.keep}
          onAgree={() => {
            setAsked(null);
            void save(asked);
          }}
          onDecline={() => {
            setAsked(null);
          }}
        />
      )}
    </form>
  );
}

/** Null: keep for good. */
function daysOf(text: string): number | null | 'not-days' {
  const typed = text.trim();
  if (!/^\d*$/.test(typed)) return 'not-days';
  const days = Number(typed);
  if (days > LONGEST_RETENTION_DAYS) return 'not-days';
  return days === 0 ? null : days;
}
