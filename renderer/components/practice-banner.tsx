import type { PracticeBehaviour } from '../../contract/desk.ts';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import { Banner } from './banner.tsx';
import { Choice } from './choice.tsx';

interface PracticeBannerProps {
  readonly behaviour: PracticeBehaviour;
  readonly callbacks: DeskCallbacks;
}

export function PracticeBanner({ behaviour, callbacks }: PracticeBannerProps) {
  const { practice } = useWording();
  const behaviours = Object.keys(practice.behaviours) as readonly PracticeBehaviour[];
  return (
    <Banner tone="practice" icon="tap" words={practice.banner}>
      <button type="button" className="plain" onClick={() => void callbacks.switchMode('live')}>
        {practice.leave}
      </button>
      <div className="practice-tools">
        <button type="button" className="primary" onClick={() => void callbacks.tapPracticeCard('new')}>
          {practice.tapNew}
        </button>
        <button type="button" onClick={() => void callbacks.tapPracticeCard('same-again')}>
          {practice.tapSame}
        </button>
        <Choice
          label={practice.behaviour}
          value={behaviour}
          options={behaviours.map((value) => ({ value, label: practice.behaviours[value] }))}
          onChoose={(chosen) => void callbacks.behave(chosen)}
        />
      </div>
    </Banner>
  );
}
