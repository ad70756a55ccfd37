import { assertNever } from '../../../contract/assert-never.ts';
import type { HelpWording } from '../help-wording.ts';

export const englishHelp: HelpWording = {
  shortcuts: 'Keyboard shortcuts',
  shortcutsHint:
    'Tab goes to the next field or button, Enter in a form sends it, Space presses what has focus. Ctrl with plus, minus or 0 makes everything larger, smaller, or as it was.',
  shortcutGroup: {
    everywhere: 'On every screen',
    onEnroll: 'On Enroll',
    onList: 'While a list of people is gone through',
  },
  shortcut: {
    enroll: 'Enroll',
    activity: 'Activity',
    register: 'Register',
    doors: 'Doors',
    settings: 'Settings',
    help: 'Help',
    helpToo: 'Help, unless it is a template’s key',
    people: 'List of people',
    templates: 'The templates, in their order',
    cardActs: 'What can be done with a card somebody has',
    showPin: 'Show the PIN large',
    lend: 'Lend the card for today, or not',
    undo: 'Undo the last enrollment',
    clear: 'Clear the form, or answer a question with no',
    skip: 'Skip the next person',
    readBack: 'Check cards, or stop checking',
    showPinInList: 'Show the PIN of whoever was enrolled last',
    undoInList: 'Undo the last card',
    pauseList: 'Pause the list',
  },
  keys: 'Keys',
  what: 'What they do',
  about: 'About Tapdesk',
  version: 'Version',
  electron: 'Electron',
  dataFolder: 'Data folder',
  policy: 'Policy file',
  noPolicy: 'None: every setting can be changed here.',
  aboutFailed: 'This could not be read. Open Help again.',
  openFolder: 'Open the data folder',
  folderOutcome: (outcome) => {
    switch (outcome) {
      case 'opened':
        return 'The folder is open in the file manager.';
      case 'failed':
      case null:
        return 'The folder could not be opened. Go to it in the file manager, by the path above.';
      default:
        return assertNever(outcome);
    }
  },
  diagnostics: 'Diagnostics for whoever helps you',
  diagnosticsHint:
    'Versions, settings, how long each frame from the reader was and what it was taken for, and the last lines of the log. It holds no key, no PIN, no name and no card number.',
  preview: 'Show what would be saved',
  previewOf: 'What would be saved',
  save: 'Save diagnostics',
  saved: (outcome) => {
    switch (outcome) {
      case 'saved':
        return 'Diagnostics saved, as shown.';
      case 'cancelled':
        return 'Nothing was saved.';
      case 'not-saved':
      case null:
        return 'Not saved: the file could not be written there. Choose another folder.';
      default:
        return assertNever(outcome);
    }
  },
  previewFailed: 'Diagnostics could not be made. Open the data folder, and send the log in it.',
  guide: 'Set-up guide',
  guideHint: 'Service, key, reader and a test card, step by step. What is set up already stays as it is.',
  openGuide: 'Open the set-up guide',
};
