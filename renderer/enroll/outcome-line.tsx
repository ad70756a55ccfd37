import type { ReactNode } from 'react';
import type { AccessLevel } from '../../contract/access-levels.ts';
import { assertNever } from '../../contract/assert-never.ts';
import type { DeskStatus } from '../../contract/desk.ts';
import type { SubmissionView } from '../../contract/submission.ts';
import { Icon, type IconName } from '../components/icon.tsx';
import { doorStandOf, isAlarmingStand } from '../components/door-stand.ts';
import { focusHome } from '../components/focus-place.ts';
import { PropagationLine } from '../components/propagation-line.tsx';
import { handsOver } from '../receipt/make-receipt.ts';
import { ReceiptButton } from '../receipt/receipt-button.tsx';
import { useWording } from '../wording/use-wording.ts';
import type { Outcome } from './enroll-state.ts';
import { undoableId } from './undo.ts';

interface OutcomeLineProps {
  readonly outcome: Outcome | null;
  readonly levels: readonly AccessLevel[];
  readonly isBusy: boolean;
  readonly status: DeskStatus;
  readonly onSeeActivity: () => void;
  readonly onUndo: (id: string) => void;
  /** What else there is to do for the person enrolled last. */
  readonly children: ReactNode;
}

type Tone = 'good' | 'waiting' | 'bad';
const icons: Readonly<Record<Tone, IconName>> = { good: 'check', waiting: 'clock', bad: 'alert' };

/** The region stands there before anything is said in it, so that screen readers hear the first sentence, too. */
export function OutcomeLine(props: OutcomeLineProps) {
  const { outcome, levels, isBusy, status, onSeeActivity, onUndo, children } = props;
  const { form: words, activity } = useWording();
  const tone = outcome === null ? null : toneOf(outcome, levels);
  const needsCare = outcome?.kind === 'saved' && isStuck(outcome.submission);
  const undoable = undoableId(outcome);
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
      {outcome?.kind === 'saved' && <PropagationLine submission={outcome.submission} levels={levels} />}
      {outcome?.kind === 'saved' && handsOver(outcome.submission) && (
        <ReceiptButton
          key={outcome.submission.id}
          of={{ kind: 'submission', id: outcome.submission.id }}
          about={activity.about(outcome.submission)}
        />
      )}
      {undoable !== null && (
        <button
          type="button"
          className="undo"
          aria-keyshortcuts="Control+Z"
          onClick={() => {
            // The button goes away, and focus would go with it.
            focusHome();
            onUndo(undoable);
          }}
        >
          {words.undo}
          {outcome?.kind === 'saved' && outcome.undo === 'by-key' && <kbd aria-hidden>{words.undoKey}</kbd>}
        </button>
      )}
      {needsCare && (
        <button type="button" onClick={onSeeActivity}>
          {words.seeActivity}
        </button>
      )}
      {children}
    </div>
  );
}

function toneOf(outcome: Outcome, levels: readonly AccessLevel[]): Tone {
  switch (outcome.kind) {
    case 'saved': {
      const { state, reason } = outcome.submission;
      if (isStuck(outcome.submission) || reason?.kind === 'other-holder') return 'bad';
      const stand = doorStandOf(outcome.submission, levels);
      if (stand !== null && isAlarmingStand(stand)) return 'bad';
      return state === 'delivered' ? 'good' : 'waiting';
    }
    case 'undone':
    case 'kept':
      return 'waiting';
    case 'not-saved':
    case 'too-late':
    case 'failed':
      return 'bad';
    default:
      return assertNever(outcome);
  }
}

/** It, or the removal before it, goes no further by itself. */
function isStuck({ state, needs }: SubmissionView): boolean {
  return state === 'attention' || (state === 'waiting' && needs?.state === 'attention');
}
