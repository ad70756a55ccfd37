import { assertNever } from '../../contract/assert-never.ts';
import { QuestionDialog } from '../components/question-dialog.tsx';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import type { Wording } from '../wording/wording.ts';
import type { EnrollState, Question } from './enroll-state.ts';

interface EnrollQuestionProps {
  readonly enroll: EnrollState;
  readonly callbacks: DeskCallbacks;
}

export function EnrollQuestion({ enroll, callbacks }: EnrollQuestionProps) {
  const { question: words } = useWording();
  const { question, form, card } = enroll;
  if (question === null) return null;
  const inForm = card?.identification ?? form.cardNumber;
  return (
    <QuestionDialog
      {...sayQuestion(question, inForm, words)}
      tone={question.kind === 'known-card' ? 'alarm' : 'question'}
      onAgree={() => {
        callbacks.dispatch({ type: 'question-agreed' });
        if (question.kind === 'known-card') void callbacks.submit(form, 'change');
      }}
      onDecline={() => {
        callbacks.dispatch({ type: 'question-declined' });
      }}
    />
  );
}

function sayQuestion(question: Question, inForm: string, words: Wording['question']) {
  switch (question.kind) {
    case 'second-card':
      return { ...words.secondCard(question.card.identification), decline: words.keepCard(inForm) };
    case 'known-card':
      return { ...words.knownCard(question.known), decline: words.doNotEnroll };
    case 'clear-form':
      return { ...words.clearForm, decline: words.keepForm };
    case 'edit-instead':
      return { ...words.editInstead(question.edited.person), decline: words.keepForm };
    default:
      return assertNever(question);
  }
}
