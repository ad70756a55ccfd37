import { memo, type ReactNode } from 'react';
import type { AccessLevel } from '../../contract/access-levels.ts';
import { isOpenState } from '../../contract/open-state.ts';
import type { SubmissionState, SubmissionView } from '../../contract/submission.ts';
import { Icon, type IconName } from '../components/icon.tsx';
import { PropagationLine } from '../components/propagation-line.tsx';
import { handsOver } from '../receipt/make-receipt.ts';
import { ReceiptButton } from '../receipt/receipt-button.tsx';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';

interface SubmissionRowProps {
  readonly submission: SubmissionView;
  readonly levels: readonly AccessLevel[];
  readonly callbacks: DeskCallbacks;
}

const icons: Readonly<Record<SubmissionState, IconName>> = {
  waiting: 'clock',
  sending: 'send',
  delivered: 'check',
  attention: 'alert',
  discarded: 'cross',
};

/** Typing in the search box draws two hundred rows again only if they have changed. */
export const SubmissionRow = memo(
  DrawnRow,
  (before, after) => before.submission === after.submission && before.levels === after.levels,
);

function DrawnRow({ submission, levels, callbacks }: SubmissionRowProps) {
  const { activity: words, question, general } = useWording();
  const { state, task, needs, nextAttemptAtMs, settledAtMs } = submission;
  const name = words.about(submission);
  // Its buttons stay while it is sent: a press is not lost to one that goes and comes back, nor is focus.
  const isBeingSent = state === 'sending';
  const button = (label: string, onPress: () => void): ReactNode => (
    <button
      type="button"
      aria-disabled={isBeingSent ? true : undefined}
      onClick={() => {
        if (!isBeingSent) onPress();
      }}
    >
      {label}
    </button>
  );
  const isFirst = needs === null || needs.state === 'delivered';
  return (
    <tr data-state={state} tabIndex={-1}>
      <td className="when">{general.time(submission.createdAtMs)}</td>
      <th scope="row">{name}</th>
      <td className="number">{words.keyNumber(submission.cardNumber)}</td>
      <td>
        <span className="state" data-state={state}>
          <Icon name={icons[state]} />
          {words.state[state]}
        </span>
        {state === 'discarded' && settledAtMs !== null && (
          <p className="reason">{words.discardedAt(settledAtMs)}</p>
        )}
        {state !== 'discarded' &&
          words.notes(submission).map((note) => (
            <p key={note} className="reason" data-alarm={isAlarming(submission) ? '' : undefined}>
              {note}
            </p>
          ))}
        <PropagationLine submission={submission} levels={levels} />
        {state === 'waiting' && nextAttemptAtMs !== null && (
          <p className="reason">{words.nextAttempt(nextAttemptAtMs)}</p>
        )}
        {isBeingSent && submission.reason !== null && <p className="reason">{words.attemptUnderWay}</p>}
      </td>
      <td>
        {submission.needsDecision && (
          <div className="buttons">
            <button
              type="button"
              onClick={() => {
                callbacks.dispatch({ type: 'alert-opened', submission });
              }}
            >
              {question.decideNow}
            </button>
          </div>
        )}
        {isOpenState(state) && (
          <div className="buttons">
            {isFirst && button(words.sendNow, () => void callbacks.act('sendNow', submission.id))}
            {task === 'add' && button(words.edit, () => void callbacks.edit(submission, name))}
            {button(words.discard, () => {
              callbacks.dispatch({ type: 'discard-asked', submission });
            })}
          </div>
        )}
        {handsOver(submission) && (
          <div className="buttons">
            <ReceiptButton of={{ kind: 'submission', id: submission.id }} about={name} />
          </div>
        )}
      </td>
    </tr>
  );
}

/** Somebody's card does not do what people think it does. */
function isAlarming({ state, needsDecision, needs }: SubmissionView): boolean {
  return needsDecision || (state !== 'delivered' && needs?.state === 'delivered');
}
