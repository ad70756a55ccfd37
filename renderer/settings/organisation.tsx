import { useState } from 'react';
import type { SettingsView } from '../../contract/settings.ts';
import { Field } from '../components/field.tsx';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import { Answer, saidOfSave, type Said } from './answer.tsx';

interface OrganisationProps {
  readonly settings: SettingsView;
  /** Why it cannot be changed; null where it can. */
  readonly lock: string | null;
  readonly onSave: DeskCallbacks['saveSettings'];
}

export function Organisation({ settings, lock, onSave }: OrganisationProps) {
  const { settings: words, record } = useWording();
  const [text, setText] = useState(settings.organisation);
  const [answer, setAnswer] = useState<Said | null>(null);
  const save = async (): Promise<void> => {
    const outcome = await onSave({ organisation: text });
    setAnswer(saidOfSave(words, outcome));
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field
        label={record.organisation.label}
        value={text}
        onText={setText}
        maxLength={80}
        disabled={lock !== null}
        autoComplete="off"
        hint={lock ?? record.organisation.hint}
        beside={lock === null && <button type="submit">{record.organisation.save}</button>}
      />
      <Answer said={answer} />
    </form>
  );
}
