import { useRef, type SubmitEvent, type KeyboardEvent } from 'react';
import type { AccessLevelList } from '../../contract/access-levels.ts';
import type { DeskStatus } from '../../contract/desk.ts';
import type { FieldProblem } from '../../contract/submission.ts';
import { Field } from '../components/field.tsx';
import { Icon } from '../components/icon.tsx';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import { AccessLevels } from './access-levels.tsx';
import type { EnrollState, TextField } from './enroll-state.ts';
import { PersonFields } from './person-fields.tsx';
import { OutcomeLine } from './outcome-line.tsx';
import { ProblemSummary } from './problem-summary.tsx';
import { useFocusAfter } from './use-focus-after.ts';

interface EnrollFormViewProps {
  readonly enroll: EnrollState;
  readonly status: DeskStatus;
  readonly accessLevels: AccessLevelList;
  readonly callbacks: DeskCallbacks;
}

/** A time half typed reaches the page as no text at all; it must not be saved as "no limit". */
const HALF_TYPED = '?';

export function EnrollFormView({ enroll, status, accessLevels, callbacks }: EnrollFormViewProps) {
  const { form: words, card: cardWords } = useWording();
  const formElement = useRef<HTMLFormElement>(null);
  const { form, problems, card } = enroll;
  const isBusy = enroll.submitted !== null;
  useFocusAfter(enroll.savedCount, 'firstName');
  useFocusAfter(enroll.problemRound, 'problems');

  const problemOf = (field: FieldProblem['field']): string | null => {
    const found = problems.find((problem) => problem.field === field);
    return found === undefined ? null : words.problem(found);
  };
  const text = (field: TextField) => ({
    id: field,
    label: words[field],
    value: form[field],
    problem: problemOf(field),
    autoComplete: 'off',
    spellCheck: false,
    onText: (changed: string) => {
      callbacks.dispatch({ type: 'text-changed', field, text: changed });
    },
  });
  const timeOf = (field: 'validFrom' | 'validTo'): string => {
    const input = formElement.current?.elements.namedItem(field);
    return input instanceof HTMLInputElement && input.validity.badInput ? HALF_TYPED : form[field];
  };
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void callbacks.submit({ ...form, validFrom: timeOf('validFrom'), validTo: timeOf('validTo') }, null);
  };
  const actByKey = (event: KeyboardEvent): void => {
    const undoable = enroll.outcome?.kind === 'saved' && enroll.outcome.undo === 'by-key';
    if (event.key === 'Escape' && status.reader.kind === 'part-read') {
      event.preventDefault();
      void callbacks.cancelCardPart();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      callbacks.dispatch({ type: 'clear-asked' });
    } else if (undoable && isUndoKey(event)) {
      event.preventDefault();
      void callbacks.undo(enroll.outcome.submission.id);
    }
  };

  return (
    <form ref={formElement} noValidate onSubmit={submit} onKeyDown={actByKey}>
      <ProblemSummary problems={problems} />
      <Field
        {...text('cardNumber')}
        hint={
          card !== null && !enroll.tapped
            ? cardWords.understoodAs(card.identification, card.technologies)
            : null
        }
        maxLength={400}
        className="number"
      />
      <PersonFields form={form} text={text} problem={problemOf('personId')} dispatch={callbacks.dispatch} />
      <div className="pair">
        <Field {...text('validFrom')} type="datetime-local" max="9999-12-31T23:59" hint={words.validHint} />
        <Field {...text('validTo')} type="datetime-local" max="9999-12-31T23:59" />
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={form.temporary === true}
          onChange={(event) => {
            const isLoan = event.currentTarget.checked;
            callbacks.dispatch({ type: 'loan-chosen', isLoan, validTo: isLoan ? endOfToday() : '' });
          }}
        />
        {words.loan}
      </label>
      <Field
        {...text('pin')}
        inputMode="numeric"
        maxLength={40}
        className="number pin"
        hint={words.pinHint}
        beside={
          <button type="button" onClick={() => void callbacks.generatePin()}>
            {words.generate}
          </button>
        }
      />
      <AccessLevels
        list={accessLevels}
        chosenIds={form.accessLevelIds}
        problem={problemOf('accessLevels')}
        onChoose={(ids) => {
          callbacks.dispatch({ type: 'levels-chosen', ids });
        }}
        onRefresh={() => void callbacks.refreshLevels()}
      />
      <div className="submit-row">
        <button type="submit" className="primary submit" aria-disabled={isBusy ? true : undefined}>
          <Icon name="check" />
          {words.submit}
        </button>
        <button
          type="button"
          className="plain"
          onClick={() => {
            callbacks.dispatch({ type: 'clear-asked' });
          }}
        >
          {words.clear}
        </button>
        <OutcomeLine
          outcome={enroll.outcome}
          levels={accessLevels.levels}
          isBusy={isBusy}
          status={status}
          onUndo={(id) => void callbacks.undo(id)}
          onSeeActivity={() => {
            callbacks.dispatch({ type: 'went-to', screen: 'activity', place: null });
          }}
        />
      </div>
    </form>
  );
}

/** As the field writes it, in the time of this computer. */
function endOfToday(): string {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}T23:59`;
}

function isUndoKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'z' && (ctrlKey || metaKey) && !altKey && !shiftKey;
}
