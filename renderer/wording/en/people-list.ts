import { assertNever } from '../../../contract/assert-never.ts';
import { columnName, rowReason } from '../../../contract/row-reasons.ts';
import type { ListActOutcome, NotUndoneReason } from '../../../contract/people-list.ts';
import type { PeopleListWording } from '../people-list-wording.ts';
import { englishStatus } from './card.ts';

type Undone = Extract<ListActOutcome, { kind: 'undone' }>;

const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);
const named = (name: string): string => (name === '' ? 'somebody without a name' : name);

const newPin = ' The list’s PIN was erased when it was sent, so they get a new one.';

function undone(name: string, by: Undone['by'], makesPin: boolean): string {
  const pin = makesPin ? newPin : '';
  switch (by) {
    case 'not-sent':
      return `Taken back: ${name} is on the list again.${pin}`;
    case 'removal':
      return `Taken back: ${name} is on the list again, and the removal of their key is saved. See Activity.${pin}`;
    case 'no-key':
      return `${name} is on the list again. The card was not theirs any more.${pin}`;
    default:
      return assertNever(by);
  }
}

function notUndone(name: string, reason: NotUndoneReason): string {
  switch (reason) {
    case 'being-sent':
      return `the card of ${name} is being sent right now. Undo again when the service has answered.`;
    case 'tried':
      return `sending the card of ${name} was tried, and it may have reached the service. Undo again when the service has answered.`;
    case 'needs-attention':
      return `the card of ${name} needs attention. Send it again or discard it in Activity, then undo.`;
    case 'other-holder':
      return `the service has the card of ${name} under another name. Pause, and decide about that first.`;
    case 'more-on-its-way':
      return `something newer for the card of ${name} is not sent yet. See Activity, and undo when it is.`;
    case 'had-card':
      return `${name} had this card before the list, which only changed its key. Pause, and tap the card to change or remove it.`;
    case 'replaced':
      return `${name} has been given another card since. Pause, and tap that card to change or remove it.`;
    case 'discarded':
      return `the card of ${name} was discarded or edited in Activity. If they have no other card, put them back on the list below.`;
    case 'not-known':
      return `this desk does not know the key of ${name} any more.`;
    default:
      return assertNever(reason);
  }
}

export const englishPeopleList: PeopleListWording = {
  open: 'List of people…',
  goOn: (leftCount) => `Go on with the list (${leftCount} left)`,
  key: 'Ctrl+L',
  intro: 'Read a list of people, then tap one card after the other: each goes to the next person.',
  choose: 'Choose a file…',
  chooseHint:
    'A CSV or text file, from any program and with any columns. You see how it is read before anything is kept.',
  typed: 'Or type or paste the people',
  typedHint: 'One person a line: first name, last name, and more columns if you like.',
  readTyped: 'Read the lines',
  refused: {
    'too-many': 'The list has more than 100,000 people. Divide it into several files.',
    'too-large': 'The file is larger than 64 MB. Divide it into several files.',
    empty: 'There is nobody on this list.',
    'not-text': 'This is no text file. Save the list as CSV, and choose that file.',
    spreadsheet:
      'This is a workbook. Save it as “CSV UTF-8” in the spreadsheet program, and choose that file.',
    'not-readable':
      'The file could not be read. Look whether it is still there, and whether you may open it.',
    gone: 'The list is not held any more. Choose it again.',
  },
  failed: 'That did not work. Try again.',
  preview: (fileName) => (fileName === null ? 'The lines as they are read' : `${fileName} as it is read`),
  counts: (good, bad) =>
    `${people(good)} can be enrolled. ${bad === 0 ? 'No row is' : bad === 1 ? '1 row is' : `${bad} rows are`} left out.`,
  encoding: 'Encoding',
  encodings: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16 little-endian',
    'utf-16be': 'UTF-16 big-endian',
    'windows-1252': 'Windows-1252 (Western)',
  },
  marked: 'The file says so itself.',
  delimiter: 'Between columns',
  delimiters: { ',': 'Comma', ';': 'Semicolon', '\t': 'Tab', '|': 'Bar |' },
  hasHeader: 'The first row names the columns',
  dateOrder: 'Dates such as 05/06/2026',
  dateOrders: { 'day-first': 'Day first: 5 June', 'month-first': 'Month first: 6 May' },
  restorePinZeros: 'Give short PINs the zeros back that a spreadsheet dropped',
  firstRows: 'First rows',
  line: 'Line',
  column: (number, heading) => (heading === '' ? `Column ${number} is` : `Column ${number}, ${heading}, is`),
  uses: {
    ignored: 'Not used',
    name: columnName('name', 'en'),
    firstName: columnName('firstName', 'en'),
    lastName: columnName('lastName', 'en'),
    validFrom: columnName('validFrom', 'en'),
    validTo: columnName('validTo', 'en'),
    pin: columnName('pin', 'en'),
    accessLevels: columnName('accessLevels', 'en'),
    personId: columnName('personId', 'en'),
  },
  noNameColumn: 'No column is read as a name. Choose which one it is, above the rows.',
  personIds:
    'Where there is a person id, the card goes to the person the service has under it; the name is for you.',
  leftOut: (count) => `Left out (${count})`,
  leftOutMore: (count) => `And ${count} more. The exported file has them all.`,
  onLine: (line) => `Line ${line}:`,
  reason: (problem) => rowReason(problem, 'en'),
  exportBad: 'Export the rows left out…',
  exportBadPins: 'The exported file has their PINs, too: keep it as safe as the list itself.',
  exported: {
    saved: 'Exported.',
    cancelled: '',
    'not-saved': 'The file could not be written. Try another folder.',
    nobody: 'There is nobody to export.',
  },
  terms: 'For everybody on the list',
  termsHint: 'What a row says for itself goes before this.',
  pinRule: 'PIN',
  pinRules: { none: 'No PIN', generated: 'A new one for each', 'from-list': 'As the list says' },
  pinHint:
    'Tell each person their PIN as you go: it can be shown large while they stand under “Enrolled last”, until you leave the list, and never again.',
  pinsMissing: (count) =>
    `The template asks for a PIN, and ${people(count)} would have none. Choose “A new one for each” as PIN, add the PINs to the list, or leave the template.`,
  start: (good) => `Start with ${people(good)}`,
  otherFile: 'Choose another list',
  startRefused: {
    nobody: 'Nobody on this list can be enrolled. See what is left out, and why.',
    gone: 'The list is not held any more. Choose it again.',
    'another-list': 'Another list is under way. Finish it first.',
  },
  next: 'Next',
  tapCard: 'Tap a new card for this person',
  tapAny: 'Tap a card to see who has it',
  after: (names) => (names.length === 0 ? 'The last on the list' : `Then ${names.join(', ')}`),
  progress: (done, total) => `${done} of ${total}`,
  skippedCount: (count) => `${count} skipped`,
  unreadable: (count) =>
    `${people(count)} on the list cannot be read on this computer: the keychain that opens them is not here. See Settings.`,
  keepOpen:
    'Keep Tapdesk open until the list is done: this computer has no keychain, so it cannot be kept after closing.',
  allDone: 'The list is done',
  allDoneText: (enrolled, skipped) =>
    skipped === 0 ? `${people(enrolled)} enrolled.` : `${people(enrolled)} enrolled, ${skipped} skipped.`,
  note: (note, numberProblem) => {
    switch (note.kind) {
      case 'enrolled':
        return `${named(note.person.name)} has card ${note.cardNumber}.`;
      case 'same-card-again':
        return `That is the card ${named(note.person.name)} just got. Take the next card.`;
      case 'not-taken':
        return `Card ${note.cardNumber} was not enrolled: answer the question first, then tap it again.`;
      case 'list-done':
        return `Card ${note.cardNumber} was not enrolled: nobody is left on the list.`;
      case 'read-back':
        return note.holder === null
          ? `Card ${note.cardNumber}: this desk knows nobody who has it.`
          : `Card ${note.cardNumber}: ${named(note.holder)}.`;
      case 'undone':
        return undone(named(note.person.name), note.by, note.makesPin);
      case 'not-undone':
        return `Not undone: ${notUndone(named(note.person.name), note.reason)}`;
      case 'nothing-to-undo':
        return 'There is nothing to undo.';
      case 'not-saved':
        return `Not saved, and nobody enrolled. ${englishStatus.storage(note.problem, 'same')}`;
      case 'bad-card':
        return `Not enrolled. ${numberProblem[note.problem]}.`;
      case 'not-next':
        return 'Not enrolled: somebody else is next by now. Look at the name, and tap again.';
      case 'failed':
        return 'That did not work, and nobody was enrolled. Try again.';
      case 'refused-tap':
      case 'problems':
        return '';
      default:
        return assertNever(note);
    }
  },
  refusedTap: (words) => `The card was not read, and nobody enrolled. ${words}`,
  fieldProblems: (problems, say) =>
    `Not enrolled: ${problems.map(say).join('. ')}. Skip this person, or finish this list and read it again.`,
  showPin: 'Show PIN',
  showPinOf: (name) => `Show PIN: ${named(name)}`,
  pinOf: (name) => `PIN of ${named(name)}`,
  skip: 'Skip',
  undo: 'Undo the last',
  readBack: 'Read back',
  readBackOn: 'Reading back: cards are shown, nobody is enrolled.',
  endReadBack: 'Enroll again',
  pause: 'Pause',
  bringBack: (count) => `Bring back ${count} skipped`,
  finish: 'Finish the list…',
  exportLeft: 'Export who is left…',
  lastEnrolled: 'Enrolled last',
  nobodyYet: 'Nobody yet.',
  finishQuestion: (left) => ({
    title: 'Finish this list?',
    text:
      left === 0
        ? 'The list is erased from this computer. Who was enrolled stays enrolled.'
        : `${people(left)} on it ${left === 1 ? 'has' : 'have'} no card yet. The list is erased from this computer; who was enrolled stays enrolled.`,
    agree: 'Finish and erase the list',
  }),
  clearQuestion: {
    title: 'Clear the list?',
    text: 'It has not been started and is kept nowhere else: what you asked for would lose it. Start it first, or clear it and ask again.',
    agree: 'Clear the list',
  },
  keepList: 'Keep the list',
  undoQuestion: (name, cardNumber, makesPin) => ({
    title: `Take the card back from ${named(name)}?`,
    text: `The service has card ${cardNumber} already. Its key is removed, which Activity tells of, and ${named(name)} is on the list again.${makesPin ? newPin : ''}`,
    agree: 'Remove the key, and enroll again',
  }),
  keepCard: 'Leave it as it is',
  lost: { 'no-key': 'Not their card any more', discarded: 'Discarded or edited in Activity' },
  putBack: 'Put back on the list',
  putBackOf: (name) => `Put back on the list: ${named(name)}`,
  knownCard: (known, next, isSamePerson) =>
    isSamePerson
      ? {
          title: 'This person has this card already',
          text: `The card is with ${named(known.holder)}. Is that the ${named(next)} on the list?`,
          agree: {
            label: 'It is the same person',
            hint: 'The key is changed to what the list says, and the person is ticked off.',
          },
        }
      : {
          title: 'This card belongs to somebody',
          text: `The card is with ${named(known.holder)}. Nobody has been enrolled.`,
          agree: {
            label: `Take it from ${named(known.holder)}`,
            hint: `Their key is removed, and the card enrolled for ${named(next)}.`,
          },
        },
  doubtfulCard: (cardNumber, next) => ({
    title: 'Is this number right?',
    text: `Card ${cardNumber} was read, and is not enrolled yet.`,
    agree: { label: 'It is right', hint: `The card is enrolled for ${named(next)} as it was read.` },
  }),
  tappedBefore: (name, next) => ({
    title: 'This card was given out already',
    text: `${named(name)} got this card from this list. Take another card for ${named(next)}.`,
  }),
  useAnotherCard: 'Use another card',
};
