import { ChoiceDialog } from '../components/choice-dialog.tsx';
import { Icon } from '../components/icon.tsx';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import type { HolderAlert } from './holder-alerts.ts';

interface HolderAlertDialogProps {
  readonly alert: HolderAlert;
  /** How many are asked about after this one. */
  readonly moreCount: number;
  readonly callbacks: DeskCallbacks;
}

/** The key of somebody else was changed: whose it is to be is decided, or left for later, never overlooked. */
export function HolderAlertDialog({ alert, moreCount, callbacks }: HolderAlertDialogProps) {
  const { question: words, general } = useWording();
  const { submission, stage } = alert;
  const { title, text, changed, keep, afresh } = words.otherHolder(submission);
  const problem = stage.kind === 'asking' ? stage.problem : null;
  const isOver = problem?.kind === 'too-late';
  const { id } = submission;
  return (
    <ChoiceDialog
      about={id}
      title={title}
      tone="alarm"
      isBusy={stage.kind === 'deciding'}
      choices={
        isOver
          ? []
          : [
              { ...keep, onChoose: () => void callbacks.decide(submission, 'keep') },
              ...(submission.task === 'add'
                ? [{ ...afresh, onChoose: () => void callbacks.decide(submission, 'enroll-afresh') }]
                : []),
            ]
      }
      safe={{
        ...(isOver ? { label: general.close } : words.decideLater),
        onChoose: () => {
          callbacks.dispatch({ type: isOver ? 'alert-closed' : 'alert-put-off', id });
        },
      }}
    >
      <p>{text}</p>
      <p>{changed}</p>
      {moreCount > 0 && <p className="hint">{words.moreAlerts(moreCount)}</p>}
      <div role="alert">
        {problem !== null && (
          <p className="field-problem">
            <Icon name="alert" /> {words.alertProblem(problem)}
          </p>
        )}
      </div>
    </ChoiceDialog>
  );
}
