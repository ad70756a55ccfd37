import { useState } from 'react';
import { desk as client } from '../desk-client.ts';
import { Answer, notDone, type Said } from '../settings/answer.tsx';
import { useWording } from '../wording/use-wording.ts';

/** What is saved is what was shown. */
export function Diagnostics() {
  const { help: words } = useWording();
  const [text, setText] = useState<string | null>(null);
  const [answer, setAnswer] = useState<Said | null>(null);
  const preview = async (): Promise<void> => {
    const reply = await client.previewDiagnostics();
    setText(reply.ok ? reply.value.text : null);
    setAnswer(reply.ok ? null : notDone(words.previewFailed));
  };
  const save = async (): Promise<void> => {
    const reply = await client.saveDiagnostics();
    const outcome = reply.ok ? reply.value : null;
    setAnswer({ words: words.saved(outcome), isDone: outcome === 'saved' });
  };
  return (
    <section aria-labelledby="diagnostics">
      <h2 id="diagnostics">{words.diagnostics}</h2>
      <p className="hint">{words.diagnosticsHint}</p>
      <div className="buttons">
        <button type="button" onClick={() => void preview()}>
          {words.preview}
        </button>
        {text !== null && (
          <button type="button" className="primary" onClick={() => void save()}>
            {words.save}
          </button>
        )}
      </div>
      <Answer said={answer} />
      {text !== null && (
        // Scrolled by keyboard, it has to take focus.
        <pre className="preview" role="region" aria-label={words.previewOf} tabIndex={0}>
          {text}
        </pre>
      )}
    </section>
  );
}
