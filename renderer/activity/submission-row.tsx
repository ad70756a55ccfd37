import { memo } from 'react';
import type { SubmissionState, SubmissionView } from '../../contract/submission.ts';
import { Icon, type IconName } from '../components/icon.tsx';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';

interface SubmissionRowProps {
  readonly submission: SubmissionView;
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
export const SubmissionRow = memo(DrawnRow, (before, after) => before.submission === after.submission);

function DrawnRow({ submission, callbacks }: SubmissionRowProps) {
  const { activity: words, general } = useWording();
  const { state, reason, person, nextAttemptAtMs } = submission;
  const name =
    person === null ? words.nobody : `${person.firstName} ${person.lastName}`.trim() || words.unnamed;
  const isOpen = state === 'waiting' || state === 'attention';
  return (
    <tr data-state={state}>
      <td className="when">{general.time(submission.createdAtMs)}</td>
      <th scope="row">{name}</th>
      <td className="number">{submission.cardNumber}</td>
      <td>
        <span className="state" data-state={state}>
          <Icon name={icons[state]} />
          {words.state[state]}
        </span>
        {reason !== null && state !== 'discarded' && (
          <p className="reason" data-alarm={reason.kind === 'other-holder' ? '' : undefined}>
            {words.reason(reason)}
          </p>
        )}
        {state === 'waiting' && nextAttemptAtMs !== null && (
          <p className="reason">{words.nextAttempt(nextAttemptAtMs)}</p>
        )}
      </td>
      <td>
        {isOpen && (
          <div className="buttons">
            <button type="button" onClick={() => void callbacks.act('sendNow', submission.id)}>
              {words.sendNow}
            </button>
            {person !== null && (
              <button type="button" onClick={() => void callbacks.edit(submission, name)}>
                {words.edit}
              </button>
            )}
            <button
              type="button"
              onClick={() => {
                callbacks.dispatch({ type: 'discard-asked', submission });
              }}
            >
              {words.discard}
            </button>
          </div>
        )}
      </td>
    </tr>
  );
}
