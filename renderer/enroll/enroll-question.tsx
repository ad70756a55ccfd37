import { assertNever } from '../../contract/assert-never.ts';
import { isCodeText } from '../../contract/key-text.ts';
import { ChoiceDialog } from '../components/choice-dialog.tsx';
import { QuestionDialog } from '../components/question-dialog.tsx';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import type { Whom, Wording } from '../wording/wording.ts';
import type { EnrollState, Question } from './enroll-state.ts';

interface EnrollQuestionProps {
  readonly enroll: EnrollState;
  readonly callbacks: DeskCallbacks;
}

export function EnrollQuestion({ enroll, callbacks }: EnrollQuestionProps) {
  const { question: words, activity } = useWording();
  const { question, form, card, isHeldWanted } = enroll;
  if (question === null) return null;
  if (question.kind === 'known-card')
    return <KnownCardQuestion question={question} enroll={enroll} callbacks={callbacks} />;
  const inForm = card?.identification ?? form.cardNumber;
  return (
    <QuestionDialog
      {...sayQuestion(question, inForm, isHeldWanted, words, activity.keyNumber)}
      onAgree={() => {
        callbacks.dispatch({ type: 'question-agreed' });
      }}
      onDecline={() => {
        callbacks.dispatch({ type: 'question-declined' });
      }}
    />
  );
}

type KnownCardQuestion = Extract<Question, { kind: 'known-card' }>;

/** Between two people no answer is the usual one: the wrong one takes a key away. */
function KnownCardQuestion(props: EnrollQuestionProps & { readonly question: KnownCardQuestion }) {
  const { question: words } = useWording();
  const { known, isSamePerson } = props.question;
  const { form } = props.enroll;
  const said = words.knownCard(known, whomOf(form), isSamePerson, isCodeText(form.cardNumber));
  const answer = (knownCard: 'change' | 'enroll-afresh') => () =>
    void props.callbacks.submit(form, { knownCard, askedHolder: known.holder });
  const change = { ...said.change, isPrimary: isSamePerson, onChoose: answer('change') };
  const afresh = { ...said.afresh, onChoose: answer('enroll-afresh') };
  return (
    <ChoiceDialog
      title={said.title}
      tone={isSamePerson ? 'question' : 'alarm'}
      choices={isSamePerson ? [change, afresh] : [afresh, change]}
      safe={{
        ...words.doNotEnroll,
        onChoose: () => {
          props.callbacks.dispatch({ type: 'question-declined' });
        },
      }}
    >
      <p>{said.text}</p>
    </ChoiceDialog>
  );
}

function whomOf({ firstName, lastName, personId }: EnrollState['form']): Whom {
  const name = `${firstName} ${lastName}`.trim();
  if (name !== '') return { kind: 'named', name };
  return { kind: (personId ?? '') === '' ? 'nobody' : 'by-id' };
}

function sayQuestion(
  question: Exclude<Question, KnownCardQuestion>,
  inForm: string,
  isOpened: boolean,
  words: Wording['question'],
  keyNumber: Wording['activity']['keyNumber'],
) {
  switch (question.kind) {
    case 'second-card':
      if (isOpened)
        return {
          ...words.otherKey(keyNumber(question.card.identification)),
          decline: isCodeText(inForm) ? words.keepCode : words.keepCard(inForm),
        };
      return isCodeText(inForm)
        ? { ...words.cardForCode(question.card.identification), decline: words.keepCode }
        : { ...words.secondCard(question.card.identification), decline: words.keepCard(inForm) };
    case 'second-new-card':
      return { ...words.secondNewCard(question.card.identification), decline: words.keepNewCard };
    case 'clear-form':
      return { ...words.clearForm, decline: words.keepForm };
    case 'leave-edit':
      return {
        ...words.leaveEdit(question.edited.person, keyNumber(question.card.identification)),
        decline: words.keepForm,
      };
    case 'edit-instead':
      return { ...words.editInstead(question.edited.person), decline: words.keepForm };
    default:
      return assertNever(question);
  }
}
