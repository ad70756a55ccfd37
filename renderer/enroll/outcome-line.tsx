import type { DeskStatus } from '../../contract/desk.ts';
import { Icon, type IconName } from '../components/icon.tsx';
import { useWording } from '../wording/use-wording.ts';
import type { Outcome } from './enroll-state.ts';

interface OutcomeLineProps {
  readonly outcome: Outcome | null;
  readonly isBusy: boolean;
  readonly status: DeskStatus;
  readonly onSeeActivity: () => void;
}

type Tone = 'good' | 'waiting' | 'bad';
const icons: Readonly<Record<Tone, IconName>> = { good: 'check', waiting: 'clock', bad: 'alert' };

/** The region stands there before anything is said in it, so that screen readers hear the first sentence, too. */
export function OutcomeLine({ outcome, isBusy, status, onSeeActivity }: OutcomeLineProps) {
  const { form: words } = useWording();
  const tone = outcome === null ? null : toneOf(outcome);
  const needsCare = outcome?.kind === 'saved' && outcome.submission.state === 'attention';
  return (
    <div className="outcome" data-tone={tone ?? undefined}>
      <div role="status">
        {outcome !== null && tone !== null && (
          <>
            <Icon name={icons[tone]} />
            <p>{words.outcome(outcome, status)}</p>
          </>
        )}
        {outcome === null && isBusy && <p>{words.submitting}</p>}
      </div>
      {needsCare && (
        <button type="button" onClick={onSeeActivity}>
          {words.seeActivity}
        </button>
      )}
    </div>
  );
}

function toneOf(outcome: Outcome): Tone {
  if (outcome.kind !== 'saved') return 'bad';
  const { state, reason } = outcome.submission;
  if (state === 'attention' || reason?.kind === 'other-holder') return 'bad';
  return state === 'delivered' ? 'good' : 'waiting';
}
