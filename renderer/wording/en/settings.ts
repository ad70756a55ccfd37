import { assertNever } from '../../../contract/assert-never.ts';
import type { SaveSettingsOutcome } from '../../../contract/settings.ts';
import type { Wording } from '../wording.ts';
import { englishCard } from './card.ts';
import { levelsOf } from './people.ts';

export const englishGeneral: Wording['general'] = {
  enroll: 'Enroll',
  activity: 'Activity',
  register: 'Register',
  doors: 'Doors',
  settings: 'Settings',
  people: 'List of people',
  help: 'Help',
  guide: 'Set-up guide',
  mainNavigation: 'Screens',
  deskStatus: 'State of the desk',
  notices: 'Notices',
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

const refusals: Readonly<Record<Extract<SaveSettingsOutcome, { kind: 'refused' }>['problem'], string>> = {
  locked: 'Not saved: this is fixed by your IT department. Ask them to change it.',
  'not-https': 'Not saved: the address must start with https:// and name a server.',
  'more-than-address':
    'Not saved: an address ends with its path. Leave out ? or # and what follows, and any user name or password.',
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
    'nothing-to-set': 'Nothing to set on the reader.',
    'serial-output': 'On the reader: set its output to serial (UART, RS-232), not Wiegand.',
    'ascii-output': 'On the reader: choose ASCII output (format pin to ground).',
    'enable-line': 'On a 28140: tie its ENABLE line to ground. A 28340 is switched on by Tapdesk.',
    'cards-of-both-kinds':
      'On the reader: set its output to serial. It says itself whether a card is EM or Mifare; HID cards are refused.',
    'automatic-mode':
      'On the reader: automatic mode, 19200 baud. The number is turned to the order other readers use.',
    'lowest-byte-first':
      'On the reader: set hexadecimal text, and switch CR on (it is off when new). Leave the lowest byte first.',
    'command-mode': 'On the reader: GNetPlus in ASCII, address 0, 19200 baud. Tapdesk asks it for cards.',
    'crc-order':
      'On the reader: GNetPlus in binary, address 0, 19200 baud. If every answer is garbled, choose the other CRC order.',
    'standard-firmware':
      'On the reader: standard firmware as virtual COM port, hexadecimal digits ending with CR.',
    'simple-protocol':
      'On the reader: Simple Protocol firmware as virtual COM port, in ASCII without CRC. Tapdesk asks it for cards.',
    'autoread-decimal':
      'On the reader: Autoread as it leaves the factory, a decimal number ending with CR or LF.',
    'plain-card-id':
      'On the reader: the plain card number (CSN, UID) in hexadecimal, no parity bits taken off, ending with CR. Not PACS data.',
    'byte-order-is-a-setting':
      'If the number differs from the one you know, set the byte order here or in the reader.',
    'whole-number-needed': 'Only for readers that send all 40 bits. Shorter numbers are refused.',
  },
  baudRate: 'Speed (baud)',
  baudRateNeeded: 'Enter a speed between 300 and 1000000 baud',
  format: 'What it sends',
  readerFormats: {
    'stx-etx-xor': 'STX, 10 hexadecimal digits, checksum, ETX',
    'em18-raw12': '12 hexadecimal digits without an end',
    lf10cr: 'LF, 10 hexadecimal digits, CR',
    'line-hex': 'A line of hexadecimal digits',
    'line-dec': 'A line of decimal digits',
    'gwiot-binary': 'Gwiot binary',
    'promag-auto': 'STX, 8 hexadecimal digits, CR, ETX',
    'gnetplus-ascii': 'GNetPlus, ASCII',
    'gnetplus-binary': 'GNetPlus, binary',
    'twn4-simple': 'Elatec Simple Protocol',
    sl025: 'StrongLink SL025',
    dez20: 'A line: DEZ 20 (ZK)',
    'vd-id': 'A line: VD / ID',
    electra: 'A line: ELECTRA',
    'em-13d-w26': 'A line: 13 digits and W26',
    'em-10d-w26': 'A line: 10 digits and W26 (always refused)',
    'w26-text': 'A line: W26 (always refused)',
    'pcsc-uid': 'PC/SC',
  },
  cardType: 'Card type',
  chooseCardType: 'Choose a card type',
  cardTypeNeeded: 'Choose which cards it reads: the digits alone do not tell',
  order: 'Order of the number',
  orders: {
    '': 'As it comes',
    'reverse-bytes': 'Bytes reversed',
    'reverse-bits-per-byte': 'Bits of each byte reversed',
    'reverse-bits': 'All bits reversed',
    invert: 'Every bit inverted',
  },
  checksum: 'Checksum',
  checksums: { xor: 'XOR', sum: 'Sum' },
  crc: 'CRC',
  crcs: { '': 'None', 'low-first': 'Low byte first', 'high-first': 'High byte first' },
  incompleteFormat: 'This leaves out a part of every number. Set the reader to send all of it.',
  keyboardReader: 'Keyboard (a reader that types)',
  keyboardHint: 'It is read while Tapdesk’s window is in front, and has to end with Enter.',
  prefixKey: 'First key',
  noPrefixKey: 'None: told by its pace',
  prefixKeyHint:
    'The key the reader is set to send before every number. With one, no typing is ever taken for a card. If a tap types its number into a field, the reader does not send this key: set it on the reader, or choose None.',
  parts: 'A card is',
  noParts: 'One number',
  bothParts: (first, second) => `Two numbers: ${first}, then ${second}`,
  partsHint: 'Two numbers only if every card carries both: a card is taken when both are read.',
  saveReader: 'Save reader',
  forgetReader: 'Use no reader',
  portNeeded: 'Enter a serial port, and choose a reader',
  test: 'Reader test',
  testWaiting: 'Tap a card: what the reader sends is shown here.',
  bytes: 'Bytes',
  asText: 'As text',
  printed: 'To compare with what is printed on the card',
  printedForm: (name) => name,
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
  checkingKey: 'Checking the key…',
  forgetKey: 'Forget key',
  keyForgotten: 'The key is forgotten. Nothing is sent until another is saved.',
  forgetFailed: 'The key is still here: Tapdesk could not finish. Press Forget key again.',
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
            return `${kept} The service accepted it: ${levelsOf(outcome.check.levelCount)}.`;
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
      case 'outdated':
        return 'Not saved: the address was changed, or another key was saved or forgotten, while this one was checked. Save it again, if it is the right one.';
      default:
        return assertNever(outcome);
    }
  },
  settingsOutcome: (outcome) => {
    switch (outcome.kind) {
      case 'saved':
        return 'Saved.';
      case 'refused':
        return refusals[outcome.problem];
      case 'not-saved':
        return 'Not saved: this computer could not store it. Free some space, then save it again.';
      default:
        return assertNever(outcome);
    }
  },
  failed: 'Not saved: Tapdesk could not finish. Save it again.',
  codeLength: 'A generated code has',
  codeLengthHint: 'As many digits as the keypads at the doors take.',
  digits: (count) => `${count} digits`,
  numberFormat: 'Number format',
  formats: {
    hexadecimal: 'Hexadecimal (0x04a22b1c)',
    decimal: 'Decimal (0077736732)',
    specifier: 'With card type (MC:77736732)',
  },
  language: 'Language',
  languages: { system: 'As this computer', en: 'English', sv: 'Svenska' },
  lockedBy: (policyPath) =>
    policyPath === null
      ? 'Fixed while practicing: the practice service and reader are built in.'
      : `Fixed by your IT department in ${policyPath}. Ask them to change it there.`,
  version: (version) => `Tapdesk ${version}`,
};
