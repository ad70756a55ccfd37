import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { CalibrationState } from '../../contract/calibration.ts';
import { assertNever } from '../../contract/assert-never.ts';
import type { SaveSettingsOutcome } from '../../contract/settings.ts';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import { CalibrationForm } from './calibration-form.tsx';
import { CalibrationFound } from './calibration-found.tsx';
import { CalibrationMissed } from './calibration-missed.tsx';
import { CalibrationNextCard } from './calibration-next-card.tsx';

interface CalibrationDialogProps {
  readonly path: string;
  readonly state: CalibrationState | null;
  readonly isLocked: boolean;
  readonly callbacks: DeskCallbacks;
  readonly onSaved: (outcome: SaveSettingsOutcome) => void;
  readonly onClose: () => void;
}

/** However it is left, the listening stops and the desk has its reader back. */
export function CalibrationDialog(props: CalibrationDialogProps) {
  const { callbacks, state, onClose } = props;
  const { calibration: words } = useWording();
  const [asked, setAsked] = useState({ path: props.path, knownCard: '' });
  const step = useRef<HTMLDivElement>(null);
  const shown = state === null || state.kind === 'cancelled' ? null : state;
  const stepName = shown?.kind ?? 'form';

  const leave = useEffectEvent(() => void callbacks.calibration.leave());
  useEffect(
    () => () => {
      leave();
    },
    [],
  );
  // What had focus is gone with the step it belonged to.
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current) step.current?.focus();
    isFirst.current = false;
  }, [stepName]);

  return (
    <ModalOverlay
      className="dialog-ground"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className="dialog calibration">
        <Dialog>
          <Heading slot="title">{words.title}</Heading>
          <p className="told" role="status">
            {shown === null ? null : words.told(shown)}
          </p>
          <div className="step" ref={step} tabIndex={-1}>
            {shown === null ? (
              <CalibrationForm asked={asked} callbacks={callbacks} onAsked={setAsked} onClose={onClose} />
            ) : (
              <Step {...props} shown={shown} />
            )}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface StepProps extends CalibrationDialogProps {
  readonly shown: Exclude<CalibrationState, { kind: 'cancelled' }>;
}

function Step({ shown, isLocked, callbacks, onSaved, onClose }: StepProps) {
  const { calibration: words, general } = useWording();
  const again = (): void => void callbacks.calibration.leave();
  switch (shown.kind) {
    case 'opening':
    case 'waiting-for-tap':
      return (
        <>
          {shown.kind === 'waiting-for-tap' && (
            <p className="hint">{words.speed(shown.baudRate, shown.step, shown.stepCount)}</p>
          )}
          <div className="buttons">
            <button type="button" onClick={onClose}>
              {general.cancel}
            </button>
          </div>
        </>
      );
    case 'several':
      return <CalibrationNextCard several={shown} callbacks={callbacks} onClose={onClose} />;
    case 'found':
      return (
        <CalibrationFound
          found={shown}
          isLocked={isLocked}
          callbacks={callbacks}
          onSaved={onSaved}
          onAgain={again}
          onClose={onClose}
        />
      );
    case 'none':
    case 'port-failed':
      return <CalibrationMissed missed={shown} onAgain={again} onClose={onClose} />;
    default:
      return assertNever(shown);
  }
}
