import { useState } from 'react';
import type { CalibrationState } from '../../contract/calibration.ts';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import { Answer, notDone } from './answer.tsx';
import { KnownCardField } from './known-card-field.tsx';
import { ProfileWords } from './profile-words.tsx';

interface CalibrationNextCardProps {
  readonly several: Extract<CalibrationState, { kind: 'several' }>;
  readonly callbacks: DeskCallbacks;
  readonly onClose: () => void;
}

/** One card left a question open: why, and which card would answer it. */
export function CalibrationNextCard({ several, callbacks, onClose }: CalibrationNextCardProps) {
  const { calibration: words, general } = useWording();
  const [knownCard, setKnownCard] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const nameCard = async (): Promise<void> => {
    setProblem(words.secondCardProblem(await callbacks.calibration.secondCard(knownCard)));
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void nameCard();
      }}
    >
      <p>{words.whyAnother(several.differIn)}</p>
      <h3>{words.fits}</h3>
      <ul className="fits">
        {several.fits.map((profile) => (
          <li key={JSON.stringify(profile)}>
            <ProfileWords profile={profile} />
          </li>
        ))}
      </ul>
      <KnownCardField
        label={words.secondCard}
        value={knownCard}
        checkNumber={callbacks.calibration.checkNumber}
        onText={setKnownCard}
      />
      <div className="buttons">
        <button type="submit" className="primary">
          {words.useSecondCard}
        </button>
        <button type="button" onClick={onClose}>
          {general.cancel}
        </button>
      </div>
      <Answer said={problem === null ? null : notDone(problem)} />
    </form>
  );
}
