import { assertNever } from '../../../contract/assert-never.ts';
import type {
  CalibrationDifference,
  CalibrationMiss,
  CalibrationState,
} from '../../../contract/calibration.ts';
import type { CalibrationWording } from '../calibration-wording.ts';
import { englishStatus } from './card.ts';
import { englishForm } from './form.ts';

const EM_BITS = 40;

const failed = 'Tapdesk could not finish. Try again.';

function missed(miss: CalibrationMiss): string {
  switch (miss.kind) {
    case 'nothing-came':
      return 'Nothing came from the reader at any speed.';
    case 'never-readable':
      return 'Something came at every speed, and none of it could be read.';
    case 'some-silent':
      return `Something came, and none of it could be read. At ${miss.baudRates.join(', ')} baud nothing came.`;
    case 'shortened':
      return miss.dropsOnlyTopByte
        ? `This reader drops the top byte: it sends “${miss.text}” (${miss.form}), ${miss.sentBits} of ${miss.wholeBits} bits.`
        : `This reader leaves out a part of the number: it sends “${miss.text}” (${miss.form}), ${miss.sentBits} of ${miss.wholeBits} bits.`;
    case 'cut-to-four':
      return miss.part === 'cascade'
        ? 'This reader cuts seven bytes to four: it sends 88 and the first three of them.'
        : `This reader cuts seven bytes to four: it sends only the ${miss.part} ones.`;
    case 'several-cards':
      return `More than one card was read: ${miss.identifications.join(', ')}.`;
    case 'bad-checksum':
      return 'The number came, but its checksum is wrong.';
    case 'number-inside':
      return insideOf(miss);
    case 'no-line-end':
      return 'The number came whole, but with no line end behind it.';
    case 'missing-zeros':
      return `The number came without all the zeros before it: “${miss.text}”, ${miss.sentDigits} of ${miss.wholeDigits} digits.`;
    case 'extra-zeros':
      return `The number came with more zeros before it than it has: “${miss.text}”, ${miss.sentDigits} digits in place of ${miss.wholeDigits}.`;
    case 'other-order':
      return `All bytes of the number came, in an order Tapdesk cannot turn round: “${miss.text}”.`;
    case 'typed-number-is-short':
      return `The number you typed is only a part of it: the reader reads ${miss.identification}, an EM card.`;
    case 'hid-number':
      return `The reader sends “${miss.text}”, a facility and card number as HID readers do, not the card’s serial number.`;
    case 'other-card-type':
      return 'The reader says that this is a card of another kind, neither EM nor Mifare.';
    case 'random-id':
      return 'This card shows a new number every time, as phones and bank cards do.';
    case 'other-card':
      return `This is another card: it reads as ${miss.identification}.`;
    case 'reader-error':
      return 'The reader reported an error.';
    case 'cards-disagree':
      return 'Each card was read, but in no way both.';
    case 'nothing-of-it':
      return 'What came holds nothing of the card’s number.';
    default:
      return assertNever(miss);
  }
}

function insideOf({ before, after }: Extract<CalibrationMiss, { kind: 'number-inside' }>): string {
  if (after === '') return `The number came, with “${before}” before it.`;
  if (before === '') return `The number came, with “${after}” behind it.`;
  return `The number came, with something around it: “${before}” before and “${after}” behind.`;
}

function remedy(miss: CalibrationMiss): string {
  switch (miss.kind) {
    case 'nothing-came':
      return 'Check that this is the reader’s port, that it has power, and that it is set to serial output. Readers that type like a keyboard have no serial port.';
    case 'never-readable':
      return 'The reader may be at an unusual speed, or speak a protocol Tapdesk does not know. Set it to 9600 baud, 8N1, and text.';
    case 'some-silent':
      return 'Start again, and tap the card at each speed. If that does not help, set the reader to 9600 baud, 8N1, and text.';
    case 'shortened':
      return miss.wholeBits === EM_BITS
        ? 'Switch it to 10 hex digits (10H) or 13 decimal digits, then find out again. Short numbers are not unique.'
        : 'Switch it to the whole UID, then find out again. Short numbers are not unique.';
    case 'cut-to-four':
      return 'On the reader, choose the whole UID (7 bytes). Four of seven bytes are not unique.';
    case 'several-cards':
      return 'Lay one card on the reader, and take all others away.';
    case 'bad-checksum':
      return 'Shorten the cable or move it from power lines, then try again. If it is always so, the reader counts its checksum in a way of its own.';
    case 'number-inside':
      return 'On the reader, take away what it puts before and behind the number (prefix, suffix, header).';
    case 'no-line-end':
      return 'On the reader, switch on CR behind the number (also called Enter, suffix or terminator), then find out again.';
    case 'missing-zeros':
    case 'extra-zeros':
      return `On the reader, set the length of the number to ${miss.wholeDigits} digits, filled up with zeros, then find out again.`;
    case 'other-order':
      return 'On the reader, set the byte order to the order of the UID, or to its reverse.';
    case 'typed-number-is-short':
      return `The short number printed on EM cards (${miss.form}) leaves out the first byte. If ${miss.identification} is that card, type this in its place.`;
    case 'hid-number':
      return 'On the reader, choose the card serial number (CSN or UID) in place of PACS or Wiegand data.';
    case 'other-card-type':
      return 'Take an EM or a Mifare card.';
    case 'random-id':
      return 'Take an access card.';
    case 'other-card':
      return 'Tap the card whose number you typed, or type the number of this one. If it is the same card, its number was written down in another form.';
    case 'reader-error':
      return 'Look at the reader’s manual, then try again.';
    case 'cards-disagree':
      return 'Check both numbers, and find out again with each card alone.';
    case 'nothing-of-it':
      return 'Compare what came with what is printed on the card. If they have nothing in common, check the number, and the reader’s output.';
    default:
      return assertNever(miss);
  }
}

const differences: Readonly<Record<CalibrationDifference, string>> = {
  'byte-order':
    'this number is the same in more than one byte order. A card whose bytes differ in order tells which is right',
  checksum: 'both checksums are the same for this number. Nearly any other card tells which is right',
  'crc-order': 'both bytes of the CRC are the same for this number. Nearly any other card tells their order',
  format:
    'this number reads the same in more than one format. A card with a larger number tells which is right',
};

function told(state: CalibrationState): string {
  switch (state.kind) {
    case 'opening':
      return 'Opening the port…';
    case 'waiting-for-tap': {
      const tap = `Tap card ${state.identification}.`;
      if (state.answers) return `The reader answers. ${tap}`;
      switch (state.reason) {
        case 'first-tap':
          return tap;
        case 'nothing-came':
          return `Nothing came. Trying ${state.baudRate} baud. ${tap}`;
        case 'unreadable':
          return `What came could not be read. Trying ${state.baudRate} baud. Take the card away and tap it again.`;
        case 'next-card':
          return `Take the first card away. ${tap}`;
        default:
          return assertNever(state.reason);
      }
    }
    case 'found':
      return `Found. The reader speaks at ${state.profile.baudRate} baud, and reads card ${state.trace.identification}.`;
    case 'several':
      return 'Nearly there: another card is needed.';
    case 'none':
      return missed(state.miss);
    case 'port-failed':
      return englishStatus.readerAdvice({ ...state, kind: 'not-connected' }) ?? failed;
    case 'cancelled':
      return 'Stopped.';
    default:
      return assertNever(state);
  }
}

export const englishCalibration: CalibrationWording = {
  title: 'Find out how this reader speaks',
  open: 'Find out how this reader speaks',
  openHint: 'With a card whose number you know, for a reader that is not in the list.',
  intro:
    'Tapdesk listens to the reader while you tap one card whose number you know. It finds the speed and the format by itself. Cards tapped here are not enrolled.',
  knownCard: 'Number of the card you will tap',
  knownCardHint:
    'In any form the Card number field takes, or the name of somebody whose card this desk registered.',
  registeredCards: 'Cards in the register',
  start: 'Start listening',
  startProblem: (outcome) => {
    if (outcome === null) return failed;
    switch (outcome.kind) {
      case 'started':
        return null;
      case 'card-problem':
        return englishForm.numberProblem[outcome.problem];
      case 'not-here':
        return 'This works with a reader on a serial port, outside of practice mode.';
      default:
        return assertNever(outcome);
    }
  },
  told,
  speed: (baudRate, step, stepCount) => `Speed ${step} of ${stepCount}: ${baudRate} baud`,
  whyAnother: (differIn) =>
    `More than one setting fits: ${differIn.map((difference) => differences[difference]).join('; ')}.`,
  fits: 'What fits so far',
  secondCard: 'Number of another card',
  useSecondCard: 'Tap this card next',
  secondCardProblem: (outcome) => {
    if (outcome === null) return failed;
    switch (outcome.kind) {
      case 'accepted':
        return null;
      case 'card-problem':
        return englishForm.numberProblem[outcome.problem];
      case 'would-not-tell':
        return 'This card’s number would leave the same question open. Take another card.';
      case 'not-asked':
        return 'No other card is needed any more.';
      default:
        return assertNever(outcome);
    }
  },
  wayOfTheNumber: 'From the wire to the card',
  numberAsSent: 'Number as sent',
  card: 'Card',
  setting: 'Setting',
  caution: {
    'mifare-order-open':
      'For EM cards this is certain. This reader reads Mifare, too: find out again with a Mifare card before you use those.',
    'ten-digits':
      'Make sure that this is a Mifare card. Readers that shorten the numbers of EM cards send ten digits as well, and such numbers must not be registered.',
  },
  lostParts: (first, second) =>
    `With this setting a card is taken by one number alone, not by two (${first}, then ${second}), and cards registered by both are not known again. To go on with both, keep the setting you have, or use a reader that tells which number it has read.`,
  useSetting: 'Use this reader setting',
  lockedHint: 'The reader is fixed by your IT department. Give them this as a policy.',
  copyAsPolicy: 'Copy as policy',
  policy: 'For the policy file',
  policyHint:
    'The field “reader” fixes this setting on every computer with this policy. Check the port’s name there.',
  savePolicy: 'Save as file',
  policyOutcome: (outcome) => {
    switch (outcome) {
      case 'exported':
        return 'Saved.';
      case 'cancelled':
        return 'Not saved: it was cancelled.';
      case 'not-saved':
        return 'Not saved: this computer could not store it. Choose another folder.';
      case 'nothing-found':
      case null:
        return failed;
      default:
        return assertNever(outcome);
    }
  },
  remedy,
  again: 'Start again',
};
