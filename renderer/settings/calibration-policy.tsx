import { useEffect, useId, useRef, useState } from 'react';
import type { ExportProfileOutcome } from '../../contract/calibration.ts';
import { useWording } from '../wording/use-wording.ts';
import { Answer, type Said } from './answer.tsx';

interface CalibrationPolicyProps {
  readonly text: string;
  readonly onExport: () => Promise<ExportProfileOutcome | null>;
}

/** The setting as text, selected and ready to be copied, or saved as a file. */
export function CalibrationPolicy({ text, onExport }: CalibrationPolicyProps) {
  const { calibration: words } = useWording();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [answer, setAnswer] = useState<Said | null>(null);
  useEffect(() => {
    area.current?.focus();
    area.current?.select();
  }, []);
  const save = async (): Promise<void> => {
    const outcome = await onExport();
    setAnswer({ words: words.policyOutcome(outcome), isDone: outcome === 'exported' });
  };
  return (
    <div className="field">
      <label htmlFor={id}>{words.policy}</label>
      <textarea
        ref={area}
        id={id}
        className="bytes"
        readOnly
        rows={text.trimEnd().split('\n').length}
        aria-describedby={`${id}-hint`}
        value={text.trimEnd()}
      />
      <p className="hint" id={`${id}-hint`}>
        {words.policyHint}
      </p>
      <div className="buttons">
        <button type="button" onClick={() => void save()}>
          {words.savePolicy}
        </button>
      </div>
      <Answer said={answer} />
    </div>
  );
}
