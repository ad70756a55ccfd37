import { useState } from 'react';
import type { SettingsView } from '../../contract/settings.ts';
import { Field } from '../components/field.tsx';
import { KeptFocus } from '../components/kept-focus.tsx';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import { Answer, done, notDone, type Said } from './answer.tsx';

interface ApiKeyProps {
  readonly settings: SettingsView;
  readonly isPractice: boolean;
  readonly callbacks: DeskCallbacks;
}

export function ApiKey({ settings, isPractice, callbacks }: ApiKeyProps) {
  const { settings: words } = useWording();
  const [key, setKey] = useState('');
  const [answer, setAnswer] = useState<Said | null>(null);
  const save = async (): Promise<void> => {
    // Cleared before the answer comes: whatever it is, the key is easier to paste again than to forget here.
    setKey('');
    setAnswer({ words: words.checkingKey, isDone: null });
    const outcome = await callbacks.saveApiKey(key);
    setAnswer(
      outcome === null
        ? notDone(words.failed)
        : { words: words.keyOutcome(outcome), isDone: outcome.kind === 'saved' },
    );
  };
  const forget = async (): Promise<void> => {
    setAnswer((await callbacks.forgetApiKey()) ? done(words.keyForgotten) : notDone(words.forgetFailed));
  };
  return (
    <KeptFocus>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field
          label={words.apiKey}
          type="password"
          value={key}
          onText={setKey}
          maxLength={10_000}
          autoComplete="off"
          spellCheck={false}
          hint={settings.apiKeyPresent ? words.keyPresent : words.keyAbsent}
          beside={
            <>
              <button type="submit">{words.saveKey}</button>
              {settings.apiKeyPresent && (
                <button type="button" className="plain" onClick={() => void forget()}>
                  {words.forgetKey}
                </button>
              )}
            </>
          }
        />
        <Answer said={answer} />
        {settings.secretsKeptBy === 'nothing' && !isPractice && (
          <p className="field-note">{words.noKeychain}</p>
        )}
      </form>
    </KeptFocus>
  );
}
