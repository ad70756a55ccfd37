import { assertNever } from '../../../contract/assert-never.ts';
import type { Wording } from '../wording.ts';

const submissions = (count: number): string => (count === 1 ? '1 submission' : `${count} submissions`);

export const englishRecovery: Wording['recovery'] = {
  passphrase: 'Passphrase',
  passphraseFor: {
    nothing:
      'This computer has no keychain. A passphrase keeps the API key and the submissions when Tapdesk is closed; it is asked for at every start.',
    passphrase:
      'The API key and the submissions are kept under a passphrase. It is asked for at every start.',
    'passphrase-not-given':
      'Tapdesk was started without its passphrase, so what is saved now is lost when it is closed. Start it again to give the passphrase. If nobody knows it any more, set a new one: the old file is kept beside it.',
  },
  noRecovery: 'Nobody can recover a passphrase that is forgotten: what it protects can never be read again.',
  newPassphrase: 'New passphrase',
  passphraseHint: 'At least 8 characters. A few words are easier to remember.',
  repeatPassphrase: 'Repeat the passphrase',
  setPassphrase: 'Set passphrase',
  changePassphrase: 'Change passphrase',
  passphrasesDiffer: 'The two differ. Type the passphrase again.',
  passphraseOutcome: {
    set: 'Passphrase set. It is asked for at the next start.',
    'too-short': 'Not set: use at least 8 characters.',
    'not-needed': 'Not set: the keychain of this computer keeps the secrets.',
    'not-saved': 'Not set: this computer could not store it. Free some space, then try again.',
  },
  passphraseFailed: 'Not set: Tapdesk could not finish. Try again.',
  nothingKeeps:
    'Without a keychain or a passphrase, the API key and the submissions are lost when Tapdesk is closed.',
  toPassphrase: 'Set a passphrase',
  lost: 'What cannot be read here',
  lostSentence: ({ unreadableCount, apiKey }, keptBy) => {
    const cause =
      keptBy === 'passphrase-not-given'
        ? 'Tapdesk was started without its passphrase.'
        : 'The keychain or passphrase this desk was used with before is not here.';
    const rows = unreadableCount > 0 ? [`${submissions(unreadableCount)} cannot be read or sent here.`] : [];
    const key = apiKey ? ['The API key has to be entered again.'] : [];
    return [cause, ...rows, ...key, 'Nothing has been deleted.'].join(' ');
  },
  toLost: 'See what can be done',
  comesBack: 'When that keychain or passphrase is back, everything can be read again after a restart.',
  exportSubmissions: 'Export submissions',
  exportHint:
    'A file for a spreadsheet: person, card, validity and state of what can be read; id, state and times of the rest. Never a PIN.',
  exportOutcome: (outcome) => {
    switch (outcome.kind) {
      case 'exported':
        return `Exported: ${submissions(outcome.readableCount + outcome.unreadableCount)}, ${outcome.unreadableCount} of them not readable.`;
      case 'cancelled':
        return 'Nothing was exported.';
      case 'not-saved':
        return 'Not exported: the file could not be written. Choose another place.';
      default:
        return assertNever(outcome);
    }
  },
  exportFailed: 'Not exported: Tapdesk could not finish. Try again.',
  startAfresh: 'Start afresh',
  startAfreshHint: 'Begins with an empty outbox. The old files stay beside it under dated names.',
  startAfreshQuestion: (waitingCount) => ({
    title: 'Start afresh?',
    text: [
      'Tapdesk begins with an empty outbox and no API key. What is here now is kept under dated names, and can be put back by hand.',
      waitingCount > 0 ? `${submissions(waitingCount)} still waiting here will not be sent.` : '',
    ]
      .join(' ')
      .trim(),
    agree: 'Start afresh',
  }),
  stay: 'Go on as it is',
  freshStart: (freshStart) =>
    freshStart.kind === 'started'
      ? `Started afresh. What was here before is kept as ${freshStart.keptAs.join(', ')}.`
      : 'No fresh start was made: the old files could not be renamed. Close other programs that use them, then try again.',
};
