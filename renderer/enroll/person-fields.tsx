import { useState } from 'react';
import type { EnrollForm } from '../../contract/submission.ts';
import { Field, FieldProblem, type FieldProps } from '../components/field.tsx';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import type { TextField } from './enroll-state.ts';
import { PersonSearch } from './person-search.tsx';
import { useFocusAfter } from './use-focus-after.ts';

interface PersonFieldsProps {
  readonly form: EnrollForm;
  readonly text: (field: TextField) => FieldProps;
  readonly problem: string | null;
  readonly dispatch: DeskCallbacks['dispatch'];
}

const EXISTING_PERSON_ID = 'existingPerson';

/** Who gets the card: a new person by name, one the service knows, or nobody. */
export function PersonFields({ form, text, problem, dispatch }: PersonFieldsProps) {
  const { form: words } = useWording();
  const [isSearching, setIsSearching] = useState(false);
  const [chosenCount, setChosenCount] = useState(0);
  const [leftCount, setLeftCount] = useState(0);
  // Not the button there: a second Enter would take the person out again.
  useFocusAfter(chosenCount, 'personId');
  useFocusAfter(leftCount, EXISTING_PERSON_ID);
  const { personId = '' } = form;

  if (personId !== '')
    return (
      <div className="person-chosen" id="personId" data-focus-home tabIndex={-1}>
        <p>
          {words.person.chosen(`${form.firstName} ${form.lastName}`.trim())}{' '}
          <span className="hint">{personId}</span>
        </p>
        {problem !== null && <FieldProblem id="personId-problem" words={problem} />}
        <button
          type="button"
          onClick={() => {
            dispatch({ type: 'person-chosen', person: null });
            setLeftCount(leftCount + 1);
          }}
        >
          {words.person.newInstead}
        </button>
      </div>
    );
  return (
    <>
      <div className="pair">
        <Field {...text('firstName')} data-focus-home maxLength={400} />
        <Field {...text('lastName')} maxLength={400} />
      </div>
      <div className="person-foot">
        <p className="hint">{words.person.nobody}</p>
        <button
          type="button"
          className="plain"
          id={EXISTING_PERSON_ID}
          aria-expanded={isSearching}
          onClick={() => {
            setIsSearching(!isSearching);
          }}
        >
          {words.person.existing}
        </button>
      </div>
      {isSearching && (
        <PersonSearch
          onChoose={(person) => {
            setIsSearching(false);
            setChosenCount(chosenCount + 1);
            dispatch({ type: 'person-chosen', person });
          }}
          onClose={() => {
            setIsSearching(false);
            setLeftCount(leftCount + 1);
          }}
        />
      )}
    </>
  );
}
