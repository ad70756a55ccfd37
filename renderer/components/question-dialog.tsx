import { ChoiceDialog } from './choice-dialog.tsx';

interface QuestionDialogProps {
  readonly title: string;
  readonly text: string;
  readonly agree: string;
  readonly decline: string;
  readonly onAgree: () => void;
  readonly onDecline: () => void;
}

/** A question with one thing to do and one to leave it. */
export function QuestionDialog({ title, text, agree, decline, onAgree, onDecline }: QuestionDialogProps) {
  return (
    <ChoiceDialog
      title={title}
      choices={[{ label: agree, isPrimary: true, onChoose: onAgree }]}
      safe={{ label: decline, onChoose: onDecline }}
    >
      <p>{text}</p>
    </ChoiceDialog>
  );
}
