import { Icon } from '../components/icon.tsx';
import { useWording } from '../wording/use-wording.ts';
import type { Wording } from '../wording/wording.ts';
import type { RunNote } from './list-run-control.ts';
import type { RunPin } from './run-pins.ts';
import { ShowPin } from './show-pin.tsx';

const goodNews: readonly RunNote['kind'][] = ['enrolled', 'undone', 'read-back'];

interface RunNoteLineProps {
  readonly note: RunNote | null;
  /** The latest first. */
  readonly pins: readonly RunPin[];
  readonly onShowPin: (pin: RunPin) => void;
}

/** What came of the last tap, in one line at one place. */
export function RunNoteLine({ note, pins, onShowPin }: RunNoteLineProps) {
  const wording = useWording();
  const isGood = note !== null && goodNews.includes(note.kind);
  const words = note === null ? '' : wordsOf(note, wording);
  const pin = note?.kind === 'enrolled' && note.pin !== null ? (pins[0] ?? null) : null;
  return (
    <div className="people-run-note">
      <div role="status">
        {isGood && (
          <p className="answer">
            <Icon name={note.kind === 'read-back' ? 'person' : 'check'} /> {words}
          </p>
        )}
        {pin !== null && <ShowPin pin={pin} isLatest onShow={onShowPin} />}
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
