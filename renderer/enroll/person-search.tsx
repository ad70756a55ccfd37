import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { assertNever } from '../../contract/assert-never.ts';
import { isPersonId } from '../../contract/person-id.ts';
import { Field } from '../components/field.tsx';
import { useRefusedSave } from '../components/use-refused-save.ts';
import { useWording } from '../wording/use-wording.ts';
import type { ChosenPerson } from './enroll-state.ts';
import { enterMeans, usePeopleSearch } from './use-people-search.ts';

interface PersonSearchProps {
  readonly onChoose: (person: ChosenPerson) => void;
  readonly onClose: () => void;
}

const SHOWN_COUNT = 6;

/** Finds somebody the service knows: in the register, or by an id pasted from elsewhere. */
export function PersonSearch({ onChoose, onClose }: PersonSearchProps) {
  const { form: words, register } = useWording();
  const fieldId = useId();
  const { text, answer, type, answered } = usePeopleSearch();
  const [isRefused, setIsRefused] = useState(false);
  const found = answer?.people ?? [];
  const part = useRef<HTMLDivElement>(null);
  const results = useRef<HTMLUListElement>(null);
  const refused = useRefusedSave(part);

  useEffect(() => {
    document.getElementById(fieldId)?.focus();
  }, [fieldId]);

  const choose = ({ personId, firstName, lastName }: ChosenPerson): void => {
    onChoose({ personId, firstName, lastName });
  };
  const takeFound = async (field: HTMLInputElement): Promise<void> => {
    const means = enterMeans(await answered());
    // Whoever typed on, went elsewhere or closed the search meanwhile means something else by now.
    if (document.activeElement !== field || field.value !== text) return;
    switch (means.kind) {
      case 'take':
        choose(means.person);
        break;
      case 'pick':
        results.current?.querySelector('button')?.focus();
        break;
      case 'nobody':
        setIsRefused(true);
        refused.refuse();
        break;
      case 'failed':
        // It stands at the field already.
        break;
      default:
        assertNever(means);
    }
  };
  const actByKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      // The form's own Escape clears it.
      event.stopPropagation();
      onClose();
    } else if (event.key === 'Enter' && event.repeat) {
      // Held down, it would go on to take the first of several.
      event.preventDefault();
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      if (isPersonId(text)) choose({ personId: text.trim(), firstName: '', lastName: '' });
      else void takeFound(event.target);
    }
  };
  const unanswered = answer !== null && answer.people === null ? words.person.failed : null;
  return (
    <div className="person-search" ref={part} onKeyDown={actByKey}>
      <Field
        id={fieldId}
        label={words.person.find}
        hint={words.person.findHint}
        problem={unanswered ?? (isRefused ? words.person.none : null)}
        problemRound={refused.round}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={text}
        onText={(changed) => {
          type(changed);
          setIsRefused(false);
        }}
      />
      <ul className="pick-list" ref={results}>
        {found.slice(0, SHOWN_COUNT).map((person) => (
          <li key={person.personId}>
            <button
              type="button"
              onClick={() => {
                choose(person);
              }}
            >
              {person.holder === '' ? register.unnamed : person.holder}{' '}
              <small>{person.cards.join(', ')}</small>
            </button>
          </li>
        ))}
      </ul>
      {found.length > SHOWN_COUNT && <p className="hint">{words.person.more}</p>}
    </div>
  );
}
