import type { CalibrationState } from '../../contract/calibration.ts';
import { useWording } from '../wording/use-wording.ts';

interface CalibrationMissedProps {
  readonly missed: Extract<CalibrationState, { kind: 'none' | 'port-failed' }>;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

/** What to do about it, and what came, to compare with what is printed on the card. */
export function CalibrationMissed({ missed, onAgain, onClose }: CalibrationMissedProps) {
  const { calibration: words, settings, general } = useWording();
  return (
    <>
      {missed.kind === 'none' && <p>{words.remedy(missed.miss)}</p>}
      {missed.kind === 'none' && missed.hex !== '' && (
        <dl className="way">
          <dt>{settings.bytes}</dt>
          <dd className="bytes">{missed.hex}</dd>
          <dt>{settings.asText}</dt>
          <dd className="bytes">{missed.text}</dd>
        </dl>
      )}
      <div className="buttons">
        <button type="button" className="primary" onClick={onAgain}>
          {words.again}
        </button>
        <button type="button" onClick={onClose}>
          {general.close}
        </button>
      </div>
    </>
  );
}
