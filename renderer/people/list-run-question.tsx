import { assertNever } from '../../contract/assert-never.ts';
import { ChoiceDialog } from '../components/choice-dialog.tsx';
import { QuestionDialog } from '../components/question-dialog.tsx';
import { useWording } from '../wording/use-wording.ts';
import type { ListRunControl, RunQuestion } from './list-run-control.ts';

interface ListRunQuestionProps {
  readonly question: RunQuestion;
  /** Who has no card yet. */
  readonly leftCount: number;
  readonly control: ListRunControl;
}

export function ListRunQuestion({ question, leftCount, control }: ListRunQuestionProps) {
  const { peopleList: words, card } = useWording();
  const safe = { label: words.useAnotherCard, onChoose: control.closeQuestion };
  switch (question.kind) {
    case 'known-card': {
      const said = words.knownCard(question.known, question.next.name, question.isSamePerson);
      return (
        <ChoiceDialog
          title={said.title}
          tone={question.isSamePerson ? 'question' : 'alarm'}
          choices={[{ ...said.agree, onChoose: () => void control.agree() }]}
          safe={safe}
        >
          <p>{said.text}</p>
        </ChoiceDialog>
      );
    }
    case 'tapped-before': {
      const said = words.tappedBefore(question.person.name, question.next.name);
      return (
        <ChoiceDialog title={said.title} tone="alarm" choices={[]} safe={safe}>
          <p>{said.text}</p>
        </ChoiceDialog>
      );
    }
    case 'doubtful-card': {
      const said = words.doubtfulCard(question.cardNumber, question.next.name);
      return (
        <ChoiceDialog
          title={said.title}
          tone="alarm"
          choices={[{ ...said.agree, onChoose: () => void control.agree() }]}
          safe={safe}
        >
          <p>{said.text}</p>
          {question.warnings.map((warning) => (
            <p key={warning}>{card.warning[warning]}</p>
          ))}
        </ChoiceDialog>
      );
    }
    case 'undo-asks': {
      const said = words.undoQuestion(question.person.name, question.cardNumber, question.makesPin);
      return (
        <ChoiceDialog
          title={said.title}
          choices={[{ label: said.agree, onChoose: () => void control.agreeUndo() }]}
          safe={{ label: words.keepCard, onChoose: control.closeQuestion }}
        >
          <p>{said.text}</p>
        </ChoiceDialog>
      );
    }
    case 'finish':
      return (
        <QuestionDialog
          {...words.finishQuestion(leftCount)}
          decline={words.keepList}
          onAgree={() => void control.finish()}
          onDecline={control.closeQuestion}
        />
      );
    default:
      return assertNever(question);
  }
}
