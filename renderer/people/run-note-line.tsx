import { useState } from 'react';
import { Icon } from '../components/icon.tsx';
import { useWording } from '../wording/use-wording.ts';
import type { Wording } from '../wording/wording.ts';
import type { RunNote } from './list-run-control.ts';

const goodNews: readonly RunNote['kind'][] = ['enrolled', 'undone', 'read-back'];

/** What came of the last tap, in one line at one place. */
export function RunNoteLine({ note }: { readonly note: RunNote | null }) {
  const wording = useWording();
  const isGood = note !== null && goodNews.includes(note.kind);
  const words = note === null ? '' : wordsOf(note, wording);
  return (
    <div className="people-run-note">
      <div role="status">
        {isGood && (
          <p className="answer">
            <Icon name={note.kind === 'read-back' ? 'person' : 'check'} /> {words}
          </p>
        )}
        {note?.kind === 'enrolled' && note.pin !== null && (
          <Pin key={note.person.id} name={note.person.name} pin={note.pin} />
        )}
      </div>
      <div role="alert">
        {note !== null && !isGood && (
          <p className="field-problem">
            <Icon name="alert" /> {words}
          </p>
        )}
      </div>
    </div>
  );
}

/** Shown to the person it belongs to, and to nobody behind them. */
function Pin({ name, pin }: { readonly name: string; readonly pin: string }) {
  const { peopleList: words } = useWording();
  const [isShown, setIsShown] = useState(false);
  return (
    <p className="people-pin">
      {isShown && (
        <>
          {words.pinOf(name)} <strong className="number">{pin}</strong>
        </>
      )}
      <button
        type="button"
        aria-expanded={isShown}
        onClick={() => {
          setIsShown(!isShown);
        }}
      >
        {isShown ? words.hidePin : words.showPin}
      </button>
    </p>
  );
}

function wordsOf(note: RunNote, { peopleList, form, card }: Wording): string {
  switch (note.kind) {
    case 'refused-tap':
      return peopleList.refusedTap(card.refused[note.problem]);
    case 'problems':
      return peopleList.fieldProblems(note.problems, form.problem);
    case 'enrolled':
    case 'same-card-again':
    case 'not-taken':
    case 'list-done':
    case 'read-back':
    case 'undone':
    case 'not-undone':
    case 'nothing-to-undo':
    case 'not-saved':
    case 'bad-card':
    case 'not-next':
    case 'failed':
      return peopleList.note(note, form.numberProblem);
  }
}
