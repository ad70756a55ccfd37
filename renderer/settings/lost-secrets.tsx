import { useState } from 'react';
import type { LostSecrets as Lost } from '../../contract/recovery.ts';
import type { SecretsKeptBy } from '../../contract/passphrase.ts';
import { QuestionDialog } from '../components/question-dialog.tsx';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import { Answer, notDone, type Said } from './answer.tsx';

interface LostSecretsProps {
  readonly lost: Lost;
  readonly keptBy: SecretsKeptBy;
  /** Readable here and not sent yet: what a fresh start would leave behind. */
  readonly waitingCount: number;
  readonly callbacks: DeskCallbacks;
}

export function LostSecrets({ lost, keptBy, waitingCount, callbacks }: LostSecretsProps) {
  const { recovery: words } = useWording();
  const [answer, setAnswer] = useState<Said | null>(null);
  const [isAsking, setAsking] = useState(false);
  const exportAll = async (): Promise<void> => {
    const outcome = await callbacks.exportSubmissions();
    setAnswer(
      outcome === null
        ? notDone(words.exportFailed)
        : { words: words.exportOutcome(outcome), isDone: outcome.kind === 'exported' },
    );
  };
  return (
    <>
      <p>{words.lostSentence(lost, keptBy)}</p>
      <p>{words.comesBack}</p>
      <div className="way-out">
        <button type="button" aria-describedby="export-hint" onClick={() => void exportAll()}>
          {words.exportSubmissions}
        </button>
        <p className="hint" id="export-hint">
          {words.exportHint}
        </p>
      </div>
      <Answer said={answer} />
      <div className="way-out">
        <button
          type="button"
          aria-describedby="afresh-hint"
          onClick={() => {
            setAsking(true);
          }}
        >
          {words.startAfresh}
        </button>
        <p className="hint" id="afresh-hint">
          {words.startAfreshHint}
        </p>
      </div>
      {isAsking && (
        <QuestionDialog
          {...words.startAfreshQuestion(waitingCount)}
          decline={words.stay}
          onAgree={() => {
            setAsking(false);
            void callbacks.startAfresh();
          }}
          onDecline={() => {
            setAsking(false);
          }}
        />
      )}
    </>
  );
}
