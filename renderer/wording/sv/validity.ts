import { assertNever } from '../../../contract/assert-never.ts';
import type { ValidityEnd, ValidityStart } from '../../../contract/validity.ts';
import { localDatesOf, type ValidityWording } from '../validity-wording.ts';

const dates = localDatesOf('sv-SE');

const sides = { validFrom: 'Gäller från', validTo: 'Gäller till' };

function startOf(start: ValidityStart, today: string): string {
  return start.kind === 'now' ? 'nu' : dates.time(start.at, today);
}

function untilOf(end: ValidityEnd, today: string): string {
  switch (end.kind) {
    case 'none':
      return ', utan slut';
    case 'day':
      return ` till och med ${end.day === today ? 'i dag, ' : ''}${dates.day(end.day, today)}`;
    case 'time':
      return ` till ${end.at.startsWith(today) ? 'i dag, ' : ''}${dates.time(end.at, today)}`;
    default:
      return assertNever(end);
  }
}

export const swedishValidity: ValidityWording = {
  presets: 'Fungerar till',
  preset: { today: 'I dag', 'this-week': 'Den här veckan', 'no-end': 'Inget slut', day: 'Ett datum…' },
  lastDay: 'Till och med',
  sentence: ({ verdict, today }) => {
    switch (verdict.kind) {
      case 'works':
        return `Fungerar från ${startOf(verdict.from, today)}${untilOf(verdict.to, today)}.`;
      case 'ended':
        return `Skulle inte öppna något: det fungerade${untilOf(verdict.to, today)}. Välj ett senare slut.`;
      case 'ends-before-start':
        return `Skulle inte öppna något: det fungerar${untilOf(verdict.to, today)}, och börjar först ${startOf(verdict.from, today)}.`;
      case 'unclear':
        return verdict.problem === 'skipped-hour'
          ? `${sides[verdict.side]}: tiden ${dates.time(verdict.at, today)} finns inte. Klockan ställs fram förbi den. Välj en annan tid.`
          : `${sides[verdict.side]} är inte ett helt datum med tid än.`;
      default:
        return assertNever(verdict);
    }
  },
  note: (note, today) => {
    switch (note.kind) {
      case 'no-end':
        return 'Inget slut: det fungerar tills någon ändrar det eller tar bort det.';
      case 'comes-twice':
        return `${dates.time(note.at, today)} kommer två gånger, för klockan ställs tillbaka. ${
          note.side === 'validFrom' ? 'Det börjar vid den första.' : 'Det slutar vid den andra.'
        }`;
      case 'clocks-change':
        return note.direction === 'forward'
          ? `Klockan ställs fram ${dates.day(note.day, today)}: den natten är en timme kortare.`
          : `Klockan ställs tillbaka ${dates.day(note.day, today)}: den natten är en timme längre.`;
      default:
        return assertNever(note);
    }
  },
};
