import { useState } from 'react';
import type { CalibrationState } from '../../contract/calibration.ts';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import { Answer, saidOfSave, type Said } from './answer.tsx';
import { CalibrationDialog } from './calibration-dialog.tsx';

interface CalibrationProps {
  readonly path: string;
  readonly state: CalibrationState | null;
  readonly isLocked: boolean;
  readonly callbacks: DeskCallbacks;
  /** The desk has another reader now. */
  readonly onSaved: () => void;
}

/** The way to a reader's setting for somebody who knows one card's number, and nothing of the reader. */
export function Calibration({ path, state, isLocked, callbacks, onSaved }: CalibrationProps) {
  const { calibration: words, settings } = useWording();
  const [isOpen, setOpen] = useState(false);
  const [answer, setAnswer] = useState<Said | null>(null);
  return (
    <>
      <div className="way-out">
        <button
          type="button"
          aria-describedby="calibration-hint"
          onClick={() => {
            setAnswer(null);
            setOpen(true);
          }}
        >
          {words.open}
        </button>
        <p className="hint" id="calibration-hint">
          {words.openHint}
        </p>
      </div>
      <Answer said={answer} />
      {isOpen && (
        <CalibrationDialog
          path={path}
          state={state}
          isLocked={isLocked}
          callbacks={callbacks}
          onSaved={(outcome) => {
            setOpen(false);
            setAnswer(saidOfSave(settings, outcome));
            onSaved();
          }}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
