import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { isPersonId } from '../../contract/person-id.ts';
import { Field } from '../components/field.tsx';
import { useRefusedSave } from '../components/use-refused-save.ts';
import { desk as client } from '../desk-client.ts';
import { useWording } from '../wording/use-wording.ts';
import type { ChosenPerson } from './enroll-state.ts';
import { peopleOf, type FoundPerson } from './found-people.ts';

interface PersonSearchProps {
  readonly onChoose: (person: ChosenPerson) => void;
  readonly onClose: () => void;
}

const SHOWN_COUNT = 6;
const LOOKED_THROUGH_COUNT = 200;

/** Finds somebody the service knows: in the register, or by an id pasted from elsewhere. */
export function PersonSearch({ onChoose, onClose }: PersonSearchProps) {
  const { form: words, register } = useWording();
  const fieldId = useId();
  const [text, setText] = useState('');
  const [isRefused, setIsRefused] = useState(false);
  const found = useFoundPeople(text);
  const part = useRef<HTMLDivElement>(null);
  const results = useRef<HTMLUListElement>(null);
  const refused = useRefusedSave(part);

  useEffect(() => {
    document.getElementById(fieldId)?.focus();
  }, [fieldId]);

  const choose = ({ personId, firstName, lastName }: ChosenPerson): void => {
    onChoose({ personId, firstName, lastName });
  };
  const actByKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      // The form's own Escape clears it.
      event.stopPropagation();
      onClose();
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      const [first, ...others] = found;
      if (isPersonId(text)) choose({ personId: text.trim(), firstName: '', lastName: '' });
      else if (first === undefined) {
        setIsRefused(true);
        refused.refuse();
      } else if (others.length === 0) choose(first);
      else results.current?.querySelector('button')?.focus();
    }
  };
  return (
    <div className="person-search" ref={part} onKeyDown={actByKey}>
      <Field
        id={fieldId}
        label={words.person.find}
        hint={words.person.findHint}
        problem={isRefused ? words.person.none : null}
        problemRound={refused.round}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={text}
        onText={(changed) => {
          setText(changed);
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

function useFoundPeople(text: string): readonly FoundPerson[] {
  const [found, setFound] = useState<readonly FoundPerson[]>([]);
  const search = text.trim();
  useEffect(() => {
    if (search === '') return undefined;
    let isOver = false;
    void client.listRegister({ search, limit: LOOKED_THROUGH_COUNT }).then((reply) => {
      if (!isOver && reply.ok) setFound(peopleOf(reply.value.entries));
    });
    return () => {
      isOver = true;
    };
  }, [search]);
  return search === '' ? [] : found;
}
