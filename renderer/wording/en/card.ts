import type { ReaderStatus } from '../../../contract/reader.ts';
import { assertNever } from '../../../contract/assert-never.ts';
import type { Retry } from '../../enroll/enroll-state.ts';
import type { Wording } from '../wording.ts';
import { holderName, timeOf } from './people.ts';

const technology: Wording['card']['technology'] = {
  EM: 'EM 125 kHz',
  MC: 'Mifare Classic',
  MD: 'Mifare DESFire',
};

const tapAgain = 'Tap the card again and hold it still.';
const checkReader = 'If it happens with every card, check the reader in Settings.';

export const englishCard: Wording['card'] = {
  technology,
  heading: 'Card',
  waiting: 'Tap a card',
  waitingHint: 'Hold it on the reader. You can do it at any time.',
  waitingWithoutReader:
    'The reader is not ready. Type the card number below, or set the reader up in Settings.',
  typed: 'Card number typed',
  ready: 'Card read',
  known: ({ holder, standing, atMs, validTo }) => [
    `Belongs to ${holderName(holder)}`,
    standing === 'registered'
      ? `Registered ${timeOf(atMs)}`
      : `Saved ${timeOf(atMs)}, still on its way to the service`,
    validTo === null ? 'No end of validity' : `Valid until ${timeOf(validTo)}`,
  ],
  seeActs: 'What can be done with it',
  refusedHeading: 'That card was not read',
  refused: {
    'zero-id': 'The card has an empty number. Use another card.',
    'random-id': 'It shows a new number every time, like a phone or a bank card. Use an access card.',
    'cascade-tag': 'The reader sent only part of the number. On the reader, choose the whole UID (7 bytes).',
    'ten-byte-id': 'Its number has ten bytes, and the service takes at most seven. Use another card.',
    'bad-checksum': `The number was garbled on the way. ${tapAgain} ${checkReader}`,
    'bad-character': `The reader sent characters no card number has. ${tapAgain} ${checkReader}`,
    'bad-length': `The number has the wrong length. ${checkReader}`,
    'too-short': `The number is too short. ${tapAgain} ${checkReader}`,
    'too-long': `The number is too long. Tap one card at a time. ${checkReader}`,
    truncated: `The number was cut off. ${tapAgain}`,
    'incomplete-csn': 'The reader leaves out a part of the number. Set it to send all of it.',
    'out-of-range': `The number is larger than such a card can hold. ${checkReader}`,
    'cross-check-failed': `The parts of the number contradict each other. ${tapAgain} ${checkReader}`,
    'wrong-card-type': 'It is a card of a kind the service does not take. Use an EM or a Mifare card.',
    'not-a-part':
      'Cards of this desk carry two numbers, and this one is of neither kind. Use such a card, or change “A card is” in Settings.',
    'reader-error': `The reader reported an error. ${tapAgain} ${checkReader}`,
    empty: `The reader answered without a number. ${tapAgain}`,
    noise: `Only noise came from the reader. ${tapAgain} ${checkReader}`,
    'part-missing': 'Only one of its two numbers was read. Hold it on the reader until both are.',
    'two-cards': 'Numbers of two cards were read together. Take both away, and tap one card again.',
    'read-once': 'Its number came only once. Hold it still on the reader until the number is shown.',
  },
  warning: {
    'beside-another':
      'Another number was read with it, of a second card or of this one. Take everything away, and tap one card at a time.',
    'read-apart':
      'Its two numbers were read one tap after the other. Check that it was the same card both times.',
    'known-reversed':
      'Looks like a card already registered, read the other way round. Check the reader’s byte order.',
    'perhaps-reversed':
      'This may be the number read backwards. Compare it with the card, or with another reader.',
    'perhaps-cut': 'This may be part of a longer number. Compare it with the card, or with another reader.',
    'perhaps-padded': 'This may be a shorter number filled up with zeros. Compare it with another reader.',
    'perhaps-random': 'Tap it once more: if the number changes, it is a phone or a bank card.',
  },
  partMissing: (missing) => `Now the ${technology[missing]} number`,
  partRead: (read, identification) =>
    `${technology[read]} is read: ${identification}. Hold the same card on the reader, the other way round if need be.`,
  understoodAs: (identification, technologies) =>
    `Understood as ${identification} (${technologies.map((name) => technology[name]).join(' or ')}).`,
  code: 'A code in place of a card',
  codeHint: 'Type it below. Tap a card at any time to enroll that instead.',
  tappedElsewhere: (cardNumber) => `Card ${cardNumber} was tapped. It waits on the Enroll screen.`,
  goToEnroll: 'Go to Enroll',
};

function readerProblem(status: Extract<ReaderStatus, { kind: 'not-connected' }>): string {
  switch (status.problem) {
    case 'not-found':
      return 'port not found';
    case 'several-alike':
      return 'several readers like it';
    case 'in-use':
      return status.heldBy === null ? 'port in use' : `port in use by ${status.heldBy}`;
    case 'no-permission':
      return 'no permission';
    case 'unplugged':
      return 'unplugged';
    case 'failed':
      return 'the port does not answer';
    default:
      return assertNever(status.problem);
  }
}

const retries: Readonly<Record<Retry, string>> = {
  enroll: 'press Enroll again',
  'start-list': 'start the list again',
  choose: 'choose again',
  same: 'do it again',
};

export const englishStatus: Wording['status'] = {
  reader: (status) => {
    switch (status.kind) {
      case 'not-chosen':
        return 'No reader chosen';
      case 'practice':
        return 'Practice reader';
      case 'connecting':
        return 'Connecting to the reader';
      case 'calibrating':
        return 'Finding out how the reader speaks';
      case 'ready':
        return 'Reader ready';
      case 'part-read':
        return 'Half of a card is read';
      case 'no-answer':
        return 'The reader does not answer';
      case 'wrong-data':
        return 'Wrong data from the reader';
      case 'not-connected':
        return `Reader not connected: ${readerProblem(status)}`;
      default:
        return assertNever(status);
    }
  },
  readerAdvice: (status) => {
    if (status.kind === 'wrong-data') return 'Choose the reader type that matches, then tap a card to test.';
    if (status.kind === 'no-answer')
      return 'It is asked and says nothing. Switch it on, and choose the reader type and speed it has.';
    if (status.kind !== 'not-connected') return null;
    const { problem } = status;
    switch (problem) {
      case 'not-found':
        return `There is no port ${status.path}. Plug the reader in, or choose another port.`;
      case 'several-alike':
        return 'Tapdesk cannot tell which of several like it is yours. Plug in only one, or choose its port below.';
      case 'in-use':
        return `${status.heldBy ?? 'Another program'} holds ${status.path}. Close it; Tapdesk connects by itself.`;
      case 'no-permission':
        return status.group === null
          ? `You may not open ${status.path}. Ask whoever runs this computer for permission.`
          : `You may not open ${status.path}. Join the group “${status.group}”, then sign out and in again.`;
      case 'unplugged':
        return 'Plug the reader in again; Tapdesk connects by itself.';
      case 'failed':
        return `Unplug the reader, plug it in again, and check that ${status.path} is the right port.`;
      default:
        return assertNever(problem);
    }
  },
  network: {
    'not-tried': 'Service not called yet',
    connected: 'Service connected',
    'no-connection': 'No connection',
    'proxy-refused': 'Stopped by the network’s proxy',
    'tls-problem': 'No secure connection',
    'unexpected-answer': 'Unexpected answer',
    busy: 'Service busy',
  },
  outbox: ({ attentionCount, waitingCount, paused }) => {
    const counts = [
      attentionCount > 0 ? `${attentionCount} ${attentionCount === 1 ? 'needs' : 'need'} attention` : '',
      waitingCount > 0 ? `${waitingCount} waiting` : '',
    ].filter((part) => part !== '');
    const pause =
      paused === null ? [] : [paused === 'no-key' ? 'Paused: no API key' : 'Paused: the API key was refused'];
    return [...pause, ...counts].join(', ') || 'Nothing waiting';
  },
  paused: (paused, isPractice) => {
    if (isPractice) return 'Paused: the practice service refuses the key. Choose how it behaves above.';
    return paused === 'no-key'
      ? 'Nothing is sent until an API key is saved. Enrollments are kept here meanwhile.'
      : 'The service refused the API key. Save a new one: what is waiting is sent then, and nothing is lost.';
  },
  storage: (problem, retry) => {
    const again = retries[retry];
    switch (problem) {
      case 'disk-full':
        return `The disk is full. Free some space on this computer, then ${again}.`;
      case 'read-only':
        return `Tapdesk may not write to its folder. Ask whoever runs this computer to allow it, then ${again}.`;
      case 'storage-failed':
        return `This computer could not save: ${again}. If it goes on, restart Tapdesk.`;
      default:
        return assertNever(problem);
    }
  },
  settingsSetAside: ({ name, field }) =>
    `The settings could not be read: ${field === null ? 'the file is no JSON' : `its field “${field}” is wrong`}. They are kept as ${name}, and Tapdesk started with new ones. Check address and reader.`,
  openSettings: 'Open Settings',
};
