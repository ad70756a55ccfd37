import { assertNever } from '../../../contract/assert-never.ts';
import type { Wording } from '../wording.ts';
import { englishCard } from './card.ts';

export const englishGeneral: Wording['general'] = {
  enroll: 'Enroll',
  activity: 'Activity',
  settings: 'Settings',
  mainNavigation: 'Screens',
  deskStatus: 'State of the desk',
  errorPrefix: 'Error: ',
  cancel: 'Cancel',
  close: 'Close',
  loadFailed: 'Tapdesk could not start. Close it and open it again.',
  time: (ms) => new Date(ms).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' }),
};

export const englishPractice: Wording['practice'] = {
  banner: 'Practice mode: nothing here reaches the real service.',
  tapNew: 'Tap a practice card',
  tapSame: 'Tap the same card again',
  behaviour: 'The practice service',
  behaviours: {
    normal: 'works',
    offline: 'cannot be reached',
    'portal-page': 'answers with a sign-in page',
    busy: 'is busy',
    'refuses-key': 'refuses the key',
    'refuses-card': 'refuses the card',
  },
  leave: 'Set up the live desk',
  enter: 'Practice',
  enterHint: 'Try the whole job with a made-up service and reader. Live enrollments stay as they are.',
};

export const englishSettings: Wording['settings'] = {
  reader: 'Card reader',
  service: 'Service',
  display: 'Numbers and language',
  port: 'Serial port',
  portHint: 'Choose from the list, or type it, such as COM3 or /dev/ttyUSB0.',
  noPorts: 'No serial port found. Plug the reader in, or type the port.',
  portsUnavailable: 'The ports could not be listed. Type the port.',
  showPorts: 'Show ports',
  preset: 'Reader',
  choosePreset: 'Choose a reader',
  otherReader: 'Reader set by hand',
  presetNote: {
    'byte-order-is-a-setting':
      'If the number differs from the one you know, change the byte order in the reader’s own settings.',
    'factory-settings': 'For the reader as it leaves the factory.',
    'whole-number-needed': 'Only for readers that send all 40 bits. Shorter numbers are refused.',
  },
  saveReader: 'Save reader',
  forgetReader: 'Use no reader',
  portNeeded: 'Enter a serial port, and choose a reader',
  test: 'Reader test',
  testWaiting: 'Tap a card: what the reader sends is shown here.',
  bytes: 'Bytes',
  asText: 'As text',
  finding: (finding) => {
    switch (finding.kind) {
      case 'card':
        return `A card: ${finding.identification}, ${englishCard.technology[finding.technology]}.`;
      case 'refused':
        return `No card. ${englishCard.refused[finding.problem]}`;
      case 'incomplete':
        return 'Part of a card number; the rest has not come.';
      default:
        return assertNever(finding);
    }
  },
  address: 'API address',
  saveAddress: 'Save address',
  apiKey: 'Integration API key',
  saveKey: 'Save key',
  forgetKey: 'Forget key',
  keyPresent: 'A key is saved. It is never shown again; save another to replace it.',
  keyAbsent: 'No key is saved yet.',
  noKeychain:
    'This computer has no keychain Tapdesk may use: a key is kept until Tapdesk is closed. Set one up (GNOME Keyring or KWallet), then restart, or set a passphrase below.',
  keyOutcome: (outcome) => {
    switch (outcome.kind) {
      case 'saved': {
        const kept = outcome.kept === 'for-good' ? 'Key saved.' : 'Key saved until Tapdesk is closed.';
        switch (outcome.check.kind) {
          case 'accepted':
            return `${kept} The service accepted it: ${outcome.check.levelCount} access levels.`;
          case 'no-answer':
            return `${kept} The service did not answer, so it is not checked yet.`;
          case 'unexpected-answer':
            return `${kept} Something else answered (${outcome.check.status}), so it is not checked. Check the API address.`;
          default:
            return assertNever(outcome.check);
        }
      }
      case 'refused':
        return `Not saved: the service refused this key (${outcome.status}). Copy it again, or make a new one.`;
      case 'unusable':
        return outcome.problem === 'empty'
          ? 'Enter the integration API key'
          : 'The key holds a character no key has. Copy it again.';
      case 'not-saved':
        return 'Not saved: this computer could not store it. Free some space, then save it again.';
      default:
        return assertNever(outcome);
    }
  },
  settingsOutcome: (outcome) => {
    switch (outcome.kind) {
      case 'saved':
        return 'Saved.';
      case 'refused':
        return outcome.problem === 'locked'
          ? 'Not saved: this is fixed by your IT department.'
          : 'Not saved: the address must start with https://';
      case 'not-saved':
        return 'Not saved: this computer could not store it. Free some space, then save it again.';
      default:
        return assertNever(outcome);
    }
  },
  failed: 'Not saved: Tapdesk could not finish. Save it again.',
  numberFormat: 'Number format',
  formats: {
    hexadecimal: 'Hexadecimal (0x04A22B1C)',
    decimal: 'Decimal (0077736732)',
    specifier: 'With card type (MC:0x04A22B1C)',
  },
  language: 'Language',
  languages: { system: 'As this computer', en: 'English', sv: 'Svenska' },
  locked: 'Fixed, and cannot be changed here.',
  version: (version) => `Tapdesk ${version}`,
};
