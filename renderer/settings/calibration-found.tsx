import { useState } from 'react';
import type { CalibrationState } from '../../contract/calibration.ts';
import { policyTextOf } from '../../contract/reader-policy.ts';
import type { SaveSettingsOutcome } from '../../contract/settings.ts';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import { Answer, saidOfSave, type Said } from './answer.tsx';
import { CalibrationPolicy } from './calibration-policy.tsx';
import { ProfileWords } from './profile-words.tsx';

interface CalibrationFoundProps {
  readonly found: Extract<CalibrationState, { kind: 'found' }>;
  readonly isLocked: boolean;
  readonly callbacks: DeskCallbacks;
  readonly onSaved: (outcome: SaveSettingsOutcome) => void;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

/** From bytes to number to card, and what to do with the setting. */
export function CalibrationFound(props: CalibrationFoundProps) {
  const { found, isLocked, callbacks, onSaved, onAgain, onClose } = props;
  const { calibration: words, settings, card, general } = useWording();
  const [answer, setAnswer] = useState<Said | null>(null);
  const [showsPolicy, setShowsPolicy] = useState(false);
  const { trace, profile, caution, lostParts } = found;
  const save = async (): Promise<void> => {
    const outcome = await callbacks.calibration.save();
    if (outcome?.kind === 'saved') onSaved(outcome);
    else setAnswer(saidOfSave(settings, outcome));
  };
  return (
    <>
      {caution !== null && <p className="field-note">{words.caution[caution]}</p>}
      {lostParts !== null && (
        <p className="field-note">
          {words.lostParts(card.technology[lostParts[0]], card.technology[lostParts[1]])}
        </p>
      )}
      <h3>{words.wayOfTheNumber}</h3>
      <dl className="way">
        <dt>{settings.bytes}</dt>
        <dd className="bytes">{trace.hex}</dd>
        <dt>{settings.asText}</dt>
        <dd className="bytes">{trace.text}</dd>
        <dt>{words.numberAsSent}</dt>
        <dd className="bytes">{trace.number}</dd>
        <dt>{words.card}</dt>
        <dd className="bytes">{trace.identification}</dd>
        <dt>{words.setting}</dt>
        <dd>
          <ProfileWords profile={profile} />
        </dd>
      </dl>
      {isLocked && <p className="hint">{words.lockedHint}</p>}
      <div className="buttons">
        {!isLocked && (
          <button type="button" className="primary" onClick={() => void save()}>
            {words.useSetting}
          </button>
        )}
        <button
          type="button"
          aria-expanded={showsPolicy}
          onClick={() => {
            setShowsPolicy(true);
          }}
        >
          {words.copyAsPolicy}
        </button>
        <button type="button" onClick={onAgain}>
          {words.again}
        </button>
        <button type="button" onClick={onClose}>
          {general.close}
        </button>
      </div>
      <Answer said={answer} />
      {showsPolicy && (
        <CalibrationPolicy text={policyTextOf(profile)} onExport={callbacks.calibration.exportPolicy} />
      )}
    </>
  );
}
