import { useState } from 'react';
import type { SettingsView } from '../../contract/settings.ts';
import { Field } from '../components/field.tsx';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import { Answer } from './answer.tsx';

interface OrganisationProps {
  readonly settings: SettingsView;
  readonly onSave: DeskCallbacks['saveSettings'];
}

export function Organisation({ settings, onSave }: OrganisationProps) {
  const { settings: words, record } = useWording();
  const isLocked = settings.locked.includes('organisation');
  const [text, setText] = useState(settings.organisation);
  const [answer, setAnswer] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    const outcome = await onSave({ organisation: text });
    setAnswer(outcome === null ? words.failed : words.settingsOutcome(outcome));
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
        disabled={isLocked}
        autoComplete="off"
        hint={isLocked ? words.locked : record.organisation.hint}
        beside={!isLocked && <button type="submit">{record.organisation.save}</button>}
      />
      <Answer words={answer} />
    </form>
  );
}
