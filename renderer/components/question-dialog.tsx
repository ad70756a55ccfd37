import type { ReactNode } from 'react';
import { ChoiceDialog } from './choice-dialog.tsx';

interface QuestionDialogProps {
  readonly title: string;
  readonly text: string;
  readonly agree: string;
  readonly decline: string;
  readonly onAgree: () => void;
  readonly onDecline: () => void;
  /** Below the question. */
  readonly children?: ReactNode;
}

/** A question with one thing to do and one to leave it. */
export function QuestionDialog(props: QuestionDialogProps) {
  const { title, text, agree, decline, onAgree, onDecline, children } = props;
  return (
    <ChoiceDialog
      title={title}
      choices={[{ label: agree, isPrimary: true, onChoose: onAgree }]}
      safe={{ label: decline, onChoose: onDecline }}
    >
      <p>{text}</p>
      {children}
    </ChoiceDialog>
  );
}
