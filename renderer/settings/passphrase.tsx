import { useState } from 'react';
import type { SecretsKeptBy } from '../../contract/passphrase.ts';
import { Field } from '../components/field.tsx';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import { Answer, notDone, type Said } from './answer.tsx';

interface PassphraseProps {
  readonly keptBy: Exclude<SecretsKeptBy, 'keychain'>;
  readonly callbacks: DeskCallbacks;
}

export function Passphrase({ keptBy, callbacks }: PassphraseProps) {
  const { recovery: words } = useWording();
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const [differs, setDiffers] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Said | null>(null);
  const save = async (): Promise<void> => {
    setDiffers(passphrase !== repeated);
    setAnswer(null);
    if (passphrase !== repeated || isBusy) return;
    setBusy(true);
    const outcome = await callbacks.setPassphrase(passphrase);
    setBusy(false);
    setAnswer(
      outcome === null
        ? notDone(words.passphraseFailed)
        : { words: words.passphraseOutcome[outcome], isDone: outcome === 'set' },
    );
    if (outcome !== 'set') return;
    setPassphrase('');
    setRepeated('');
  };
  const kind = {
    type: 'password',
    maxLength: 1000,
    autoComplete: 'new-password',
    spellCheck: false,
  } as const;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p>{words.passphraseFor[keptBy]}</p>
      <p>{words.noRecovery}</p>
      <div className="pair">
        <Field
          {...kind}
          label={words.newPassphrase}
          hint={words.passphraseHint}
          value={passphrase}
          onText={setPassphrase}
        />
        <Field
          {...kind}
          label={words.repeatPassphrase}
          problem={differs ? words.passphrasesDiffer : null}
          value={repeated}
          onText={setRepeated}
        />
      </div>
      <div className="buttons">
        <button type="submit" aria-disabled={isBusy}>
          {keptBy === 'passphrase' ? words.changePassphrase : words.setPassphrase}
        </button>
      </div>
      <Answer said={answer} />
    </form>
  );
}
