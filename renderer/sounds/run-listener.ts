import type { SubmissionView } from '../../contract/submission.ts';
import type { RunNote } from '../people/list-run-control.ts';
import { soundOfNote, soundOfState } from './sound-of.ts';
import type { SoundName } from './tones.ts';

/** More than can be reported between a tap and its answer. */
const HEARD_COUNT = 50;

/** What is to be heard of each note and each report, in this order. */
interface RunListener {
  noted(note: RunNote | null): readonly SoundName[];
  reported(submission: SubmissionView): readonly SoundName[];
}

/** Of a list what the form lets hear: the person enrolled last is saved, and has got there. */
export function createRunListener(): RunListener {
  let lastNote: RunNote | null = null;
  let last: SubmissionView | null = null;
  // A delivery may be reported before the answer to the tap.
  let heard: readonly SubmissionView[] = [];

  function follow(submission: SubmissionView): readonly SoundName[] {
    if (last?.id !== submission.id) return [];
    const [before, now] = [soundOfState(last), soundOfState(submission)];
    last = submission;
    return before === now ? [] : [now];
  }

  return {
    noted(note) {
      if (note === lastNote) return [];
      lastNote = note;
      const sound = soundOfNote(note);
      const sounds = sound === null ? [] : [sound];
      if (note?.kind !== 'enrolled') return sounds;
      last = note.submission;
      return [...sounds, ...heard.flatMap(follow)];
    },
    reported(submission) {
      heard = [...heard, submission].slice(-HEARD_COUNT);
      return follow(submission);
    },
  };
}
