import { assertNever } from '../../../contract/assert-never.ts';
import type { Template } from '../../../contract/template-rules.ts';
import type { RefusedTemplate } from '../../enroll/templates.ts';
import type { TemplatesWording } from '../templates-wording.ts';

function validityOf({ validity }: Template): string {
  switch (validity.kind) {
    case 'today':
      return 'until the end of the day';
    case 'this-week':
      return 'until Sunday';
    case 'days':
      return validity.count === 1 ? '1 day' : `${validity.count} days`;
    case 'months':
      return validity.count === 1 ? '1 month' : `${validity.count} months`;
    case 'until':
      return `until and including ${validity.day}`;
    case 'no-end':
      return 'no end';
    default:
      return assertNever(validity);
  }
}

function reasonOf(refused: RefusedTemplate): string {
  switch (refused.why) {
    case 'levels-gone':
      return `${refused.gone.join(', ')} ${refused.gone.length === 1 ? 'is' : 'are'} gone from the service. Choose the access levels by hand, or correct the template in Settings.`;
    case 'is-for-codes':
      return 'it gives codes, and a list gives cards. Enroll codes one at a time on Enroll, or choose another template.';
    case 'needs-pins':
      return 'it asks for a PIN typed for each, and no column of the list is read as PINs. Choose the column above the rows, or “A new one for each” as PIN, and choose the template again.';
    default:
      return assertNever(refused);
  }
}

const keys = { card: 'A card', code: 'A code for the keypad' };
const pinRules = { none: 'No PIN', generate: 'A generated PIN', typed: 'A PIN typed for each' };

export const englishTemplates: TemplatesWording = {
  choice: 'Template',
  chosen: ({ name }) => `“${name}” is chosen, for the next person, too.`,
  kept: (kept) =>
    kept.map((field) =>
      field === 'validTo' ? 'Valid to stays as you typed it.' : 'The PIN stays as you typed it.',
    ),
  refused: (refused) => `“${refused.name}” was not chosen: ${reasonOf(refused)} What you typed is as it was.`,
  chosenForList: ({ name }) =>
    `“${name}” is chosen: its terms are everybody’s, where their row says nothing else.`,
  heading: 'Templates',
  hint: 'A kind of people: what they get, chosen on Enroll with one key.',
  none: 'There is no template yet.',
  edit: (name) => `Edit ${name}`,
  remove: (name) => `Remove ${name}`,
  moveUp: (name) => `Move ${name} up`,
  add: 'New template',
  addHint: 'It begins with the access levels chosen on Enroll.',
  summary: (template, levelNames) =>
    [
      validityOf(template),
      template.key === 'code' ? keys.code : pinRules[template.pin],
      levelNames.length === 0 ? 'access levels chosen by hand' : levelNames.join(', '),
    ].join(' · '),
  name: 'Name of the template',
  validity: 'Validity',
  validities: {
    today: 'Today',
    'this-week': 'This week, until Sunday',
    days: 'A number of days',
    months: 'A number of months',
    until: 'Until a date, that day included',
    'no-end': 'No end',
  },
  count: { days: 'Days', months: 'Months' },
  lastDay: 'Until and including',
  key: 'Each person gets',
  keys,
  pin: 'PIN for each person',
  pinRules,
  noLevelsHint: 'With none chosen, they are chosen by hand for each person.',
  save: 'Save template',
  problem: {
    'no-name': 'Enter a name',
    'same-name': 'Another template has this name. Choose another',
    'not-a-count': 'Enter a whole number from 1 to 999',
    'not-a-day': 'Enter a whole date',
  },
  removeQuestion: (name) => ({
    title: `Remove the template “${name}”?`,
    text: 'Nobody who was enrolled with it is changed.',
    agree: 'Remove template',
  }),
  keep: 'Keep it',
};
