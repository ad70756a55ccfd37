import { assertNever } from '../../../contract/assert-never.ts';
import type { ValidityEnd, ValidityStart } from '../../../contract/validity.ts';
import { localDatesOf, type ValidityWording } from '../validity-wording.ts';

const dates = localDatesOf('en-GB');

const sides = { validFrom: 'Valid from', validTo: 'Valid to' };

function startOf(start: ValidityStart, today: string): string {
  return start.kind === 'now' ? 'now' : dates.time(start.at, today);
}

function untilOf(end: ValidityEnd, today: string): string {
  switch (end.kind) {
    case 'none':
      return ', with no end';
    case 'day':
      return ` until and including ${end.day === today ? 'today, ' : ''}${dates.day(end.day, today)}`;
    case 'time':
      return ` until ${end.at.startsWith(today) ? 'today, ' : ''}${dates.time(end.at, today)}`;
    default:
      return assertNever(end);
  }
}

export const englishValidity: ValidityWording = {
  presets: 'Works until',
  preset: { today: 'Today', 'this-week': 'This week', 'no-end': 'No end', day: 'A date…' },
  lastDay: 'Until and including',
  sentence: ({ verdict, today }) => {
    switch (verdict.kind) {
      case 'works':
        return `Works from ${startOf(verdict.from, today)}${untilOf(verdict.to, today)}.`;
      case 'ended':
        return `Would open nothing: it worked${untilOf(verdict.to, today)}. Choose a later end.`;
      case 'ends-before-start':
        return `Would open nothing: it works${untilOf(verdict.to, today)}, and begins ${startOf(verdict.from, today)} only.`;
      case 'unclear':
        return verdict.problem === 'skipped-hour'
          ? `${sides[verdict.side]}: there is no ${dates.time(verdict.at, today)}. The clocks go forward over it. Choose another time.`
          : `${sides[verdict.side]} is not a whole date and time yet.`;
      default:
        return assertNever(verdict);
    }
  },
  note: (note, today) => {
    switch (note.kind) {
      case 'no-end':
        return 'No end: it works until somebody changes or removes it.';
      case 'comes-twice':
        return `${dates.time(note.at, today)} comes twice, because the clocks go back. ${
          note.side === 'validFrom' ? 'It begins at the first.' : 'It ends at the second.'
        }`;
      case 'clocks-change':
        return note.direction === 'forward'
          ? `The clocks go forward on ${dates.day(note.day, today)}: that night has an hour less.`
          : `The clocks go back on ${dates.day(note.day, today)}: that night has an hour more.`;
      default:
        return assertNever(note);
    }
  },
};
