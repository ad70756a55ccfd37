import { useState } from 'react';
import { desk as client } from '../desk-client.ts';
import { useWording } from '../wording/use-wording.ts';

/** Whether the change log is whole, and the way to read it. */
export function ChangeLog() {
  const { record, general } = useWording();
  const words = record.log;
  const [answers, setAnswers] = useState<readonly string[]>([]);
  const [isBusy, setIsBusy] = useState(false);

  const run = async (work: () => Promise<readonly string[]>): Promise<void> => {
    if (isBusy) return;
    setIsBusy(true);
    setAnswers([words.checking]);
    setAnswers(await work());
    setIsBusy(false);
  };
  const check = async (): Promise<readonly string[]> => {
    const reply = await client.checkChangeLog();
    return words.report(reply.ok ? reply.value : null, general.time);
  };
  const exportLog = async (): Promise<readonly string[]> => {
    const reply = await client.exportChangeLog();
    return [record.exportOutcome(reply.ok ? reply.value : null)];
  };
  return (
    <div className="change-log">
      <p className="hint">{words.hint}</p>
      <div className="buttons">
        <button type="button" onClick={() => void run(check)}>
          {words.check}
        </button>
        <button type="button" onClick={() => void run(exportLog)}>
          {words.export}
        </button>
      </div>
      <div role="status">
        {answers.map((answer) => (
          <p key={answer} className="answer">
            {answer}
          </p>
        ))}
      </div>
    </div>
  );
}
