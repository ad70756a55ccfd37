import { useState } from 'react';
import type { SaveSettingsOutcome } from '../../contract/settings.ts';
import { Field } from '../components/field.tsx';
import { useWording } from '../wording/use-wording.ts';
import { Answer, saidOfSave, type Said } from './answer.tsx';

interface ApiAddressProps {
  readonly address: string;
  /** Why it cannot be changed; null where it can. */
  readonly lock: string | null;
  readonly onSave: (address: string) => Promise<SaveSettingsOutcome | null>;
}

export function ApiAddress({ address, lock, onSave }: ApiAddressProps) {
  const { settings: words } = useWording();
  const [text, setText] = useState(address);
  const [answer, setAnswer] = useState<Said | null>(null);
  const save = async (): Promise<void> => {
    const outcome = await onSave(text);
    if (outcome?.kind === 'saved') setText(outcome.settings.apiBaseUrl);
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
        label={words.address}
        value={text}
        onText={setText}
        type="url"
        disabled={lock !== null}
        autoComplete="off"
        spellCheck={false}
        hint={lock}
        beside={lock === null && <button type="submit">{words.saveAddress}</button>}
      />
      <Answer said={answer} />
    </form>
  );
}
