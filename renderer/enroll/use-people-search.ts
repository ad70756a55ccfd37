import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { desk as client } from '../desk-client.ts';
import type { ChosenPerson } from './enroll-state.ts';
import { peopleOf, type FoundPerson } from './found-people.ts';

export interface PeopleAnswer {
  readonly search: string;
  /** Null: the register did not answer. */
  readonly people: readonly FoundPerson[] | null;
}

export interface PeopleSearch {
  readonly text: string;
  /** To the text as it stands; null while there is none. */
  readonly answer: PeopleAnswer | null;
  readonly type: (text: string) => void;
  /** The answer to the text as it stands, drawn when it is given; where there was none, it is asked for again. */
  readonly answered: () => Promise<PeopleAnswer>;
}

/** What Enter does with a text and the answer to it. */
export type EnterMeans =
  { readonly kind: 'take'; readonly person: ChosenPerson } | { readonly kind: 'pick' | 'nobody' | 'failed' };

const LOOKED_THROUGH_COUNT = 200;

/** Looks in the register while somebody types. An answer belongs to the text it was asked for, and to no other. */
export function usePeopleSearch(): PeopleSearch {
  const [text, setText] = useState('');
  const [given, setGiven] = useState<PeopleAnswer | null>(null);
  const asked = useRef<{ readonly search: string; readonly answer: Promise<PeopleAnswer> } | null>(null);
  const search = text.trim();
  const answer = given?.search === search ? given : null;

  const ask = (wanted: string): Promise<PeopleAnswer> => {
    const own = {
      search: wanted,
      answer: look(wanted).then((found) => {
        // Drawn before whoever waits for it goes on: it may be to one of its buttons.
        if (asked.current === own)
          flushSync(() => {
            setGiven(found);
          });
        return found;
      }),
    };
    asked.current = own;
    return own.answer;
  };
  return {
    text,
    answer,
    type: (changed) => {
      setText(changed);
      void ask(changed.trim());
    },
    answered: () => {
      const hasFailed = answer !== null && answer.people === null;
      if (asked.current?.search === search && !hasFailed) return asked.current.answer;
      // Should it fail again, that is said again.
      setGiven(null);
      return ask(search);
    },
  };
}

async function look(search: string): Promise<PeopleAnswer> {
  if (search === '') return { search, people: [] };
  const reply = await client.listRegister({ search, limit: LOOKED_THROUGH_COUNT });
  return { search, people: reply.ok ? peopleOf(reply.value.entries) : null };
}

export function enterMeans({ people }: PeopleAnswer): EnterMeans {
  if (people === null) return { kind: 'failed' };
  const [first, ...others] = people;
  if (first === undefined) return { kind: 'nobody' };
  return others.length === 0 ? { kind: 'take', person: first } : { kind: 'pick' };
}
