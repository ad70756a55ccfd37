import { assertNever } from '../../../contract/assert-never.ts';
import type { Template } from '../../../contract/template-rules.ts';
import type { RefusedTemplate } from '../../enroll/templates.ts';
import type { TemplatesWording } from '../templates-wording.ts';

function validityOf({ validity }: Template): string {
  switch (validity.kind) {
    case 'today':
      return 'till dagens slut';
    case 'this-week':
      return 'till söndag';
    case 'days':
      return validity.count === 1 ? '1 dag' : `${validity.count} dagar`;
    case 'months':
      return validity.count === 1 ? '1 månad' : `${validity.count} månader`;
    case 'until':
      return `till och med ${validity.day}`;
    case 'no-end':
      return 'utan slut';
    default:
      return assertNever(validity);
  }
}

function reasonOf(refused: RefusedTemplate): string {
  switch (refused.why) {
    case 'levels-gone':
      return `${refused.gone.join(', ')} finns inte längre hos tjänsten. Välj behörigheterna för hand, eller rätta mallen i Inställningar.`;
    case 'is-for-codes':
      return 'den ger koder, och en lista ger kort. Registrera koder en i taget på Registrera, eller välj en annan mall.';
    case 'needs-pins':
      return 'den vill ha en PIN-kod som skrivs för var och en, och ingen kolumn i listan läses som PIN. Välj kolumnen ovanför raderna, eller ”En ny för var och en” som PIN, och välj mallen igen.';
    default:
      return assertNever(refused);
  }
}

const keys = { card: 'Ett kort', code: 'En kod för knappsatsen' };
const pinRules = {
  none: 'Ingen PIN-kod',
  generate: 'En skapad PIN-kod',
  typed: 'En PIN-kod som skrivs för var och en',
};

export const swedishTemplates: TemplatesWording = {
  choice: 'Mall',
  chosen: ({ name }) => `”${name}” är vald, även för nästa person.`,
  kept: (kept) =>
    kept.map((field) =>
      field === 'validTo'
        ? 'Gäller till står kvar som du skrev det.'
        : 'PIN-koden står kvar som du skrev den.',
    ),
  refused: (refused) => `”${refused.name}” valdes inte: ${reasonOf(refused)} Det du skrev är som det var.`,
  chosenForList: ({ name }) =>
    `”${name}” är vald: dess villkor gäller alla, där deras rad inte säger något annat.`,
  heading: 'Mallar',
  hint: 'En sorts personer: vad de får, valt på Registrera med en tangent.',
  none: 'Det finns ingen mall än.',
  edit: (name) => `Ändra ${name}`,
  remove: (name) => `Ta bort ${name}`,
  moveUp: (name) => `Flytta upp ${name}`,
  add: 'Ny mall',
  addHint: 'Den börjar med behörigheterna som är valda på Registrera.',
  summary: (template, levelNames) =>
    [
      validityOf(template),
      template.key === 'code' ? keys.code : pinRules[template.pin],
      levelNames.length === 0 ? 'behörigheter väljs för hand' : levelNames.join(', '),
    ].join(' · '),
  name: 'Mallens namn',
  validity: 'Giltighet',
  validities: {
    today: 'I dag',
    'this-week': 'Den här veckan, till söndag',
    days: 'Ett antal dagar',
    months: 'Ett antal månader',
    until: 'Till och med ett datum',
    'no-end': 'Inget slut',
  },
  count: { days: 'Dagar', months: 'Månader' },
  lastDay: 'Till och med',
  key: 'Var och en får',
  keys,
  pin: 'PIN-kod för var och en',
  pinRules,
  noLevelsHint: 'Är ingen vald väljs de för hand för var och en.',
  save: 'Spara mallen',
  problem: {
    'no-name': 'Skriv ett namn',
    'same-name': 'En annan mall har det namnet. Välj ett annat',
    'not-a-count': 'Skriv ett helt tal från 1 till 999',
    'not-a-day': 'Skriv ett helt datum',
  },
  removeQuestion: (name) => ({
    title: `Ta bort mallen ”${name}”?`,
    text: 'Ingen som registrerats med den ändras.',
    agree: 'Ta bort mallen',
  }),
  keep: 'Behåll den',
};
