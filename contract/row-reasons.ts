import type { ColumnUse } from './list-reading.ts';
import type { RowProblem } from './people-list.ts';
import type { Locale } from './settings.ts';

// Here and not in the window's wording, because they stand in the file of left-out rows as well as on the screen.

const columnNames: Readonly<Record<Locale, Readonly<Record<ColumnUse, string>>>> = {
  en: {
    ignored: 'The row',
    name: 'Name',
    firstName: 'First name',
    lastName: 'Last name',
    validFrom: 'Valid from',
    validTo: 'Valid to',
    pin: 'PIN',
    accessLevels: 'Access levels',
    personId: 'Person id',
  },
  sv: {
    ignored: 'Raden',
    name: 'Namn',
    firstName: 'Förnamn',
    lastName: 'Efternamn',
    validFrom: 'Gäller från',
    validTo: 'Gäller till',
    pin: 'PIN',
    accessLevels: 'Behörigheter',
    personId: 'Person-id',
  },
};

type Reasons = Readonly<Record<RowProblem['kind'], (column: string, text: string, ofLine: number) => string>>;

const reasons: Readonly<Record<Locale, Reasons>> = {
  en: {
    empty: () => 'The row is empty.',
    'no-name': () => 'There is no name.',
    'name-too-long': (column, text) => `${column} is longer than 32 characters: “${text}”.`,
    'name-bad-character': (column, text) => `${column} holds a character that no name has: “${text}”.`,
    'unknown-level': (_, text) => `There is no access level “${text}”.`,
    'ambiguous-level': (_, text) => `Several access levels are called “${text}”. Use its id.`,
    'bad-date': (column, text) =>
      `${column} is no date Tapdesk can read: “${text}”. Write it like 2026-08-31 or 2026-08-31 17:00.`,
    'skipped-hour': (column, text) => `${column} is in an hour that the clocks skip: “${text}”.`,
    'ends-before-start': (_, text) => `Valid to is not after valid from: “${text}”.`,
    'ends-in-past': (_, text) => `Valid to has passed: “${text}”.`,
    'bad-pin': (_, text) => `A PIN is four digits, not “${text}”.`,
    'pin-lost-zeros': (_, text) =>
      `The PIN “${text}” is too short: a spreadsheet has dropped its zeros in front. It may have been ${text.padStart(4, '0')}.`,
    'excel-number': (column, text) =>
      `${column} is “${text}”: Excel shortened a long number, and its digits are gone. Format the column as text and fill it in again.`,
    'excel-error': (column, text) =>
      `${column} is “${text}”: Excel wrote that in place of the value. Widen the column or mend the formula, and save again.`,
    'bad-person-id': (_, text) =>
      `A person id looks like 7d4d3ec6-8f6f-4a52-9a64-0000000002ff, not “${text}”.`,
    duplicate: (_, text, ofLine) => `${text} stands on line ${ofLine} already, with the same values.`,
    'open-quote': () => 'A quotation mark is opened and never closed. What follows it cannot be told apart.',
    'extra-cells': (_, text) => `The row has more values than there are columns: “${text}”.`,
  },
  sv: {
    empty: () => 'Raden är tom.',
    'no-name': () => 'Det finns inget namn.',
    'name-too-long': (column, text) => `${column} är längre än 32 tecken: ”${text}”.`,
    'name-bad-character': (column, text) => `${column} har ett tecken som inget namn har: ”${text}”.`,
    'unknown-level': (_, text) => `Det finns ingen behörighet ”${text}”.`,
    'ambiguous-level': (_, text) => `Flera behörigheter heter ”${text}”. Använd dess id.`,
    'bad-date': (column, text) =>
      `${column} är inget datum som Tapdesk kan läsa: ”${text}”. Skriv det som 2026-08-31 eller 2026-08-31 17:00.`,
    'skipped-hour': (column, text) => `${column} ligger i en timme som klockan hoppar över: ”${text}”.`,
    'ends-before-start': (_, text) => `Gäller till är inte efter Gäller från: ”${text}”.`,
    'ends-in-past': (_, text) => `Gäller till har passerat: ”${text}”.`,
    'bad-pin': (_, text) => `En PIN är fyra siffror, inte ”${text}”.`,
    'pin-lost-zeros': (_, text) =>
      `PIN ”${text}” är för kort: ett kalkylprogram har tagit bort nollorna framför. Den kan ha varit ${text.padStart(4, '0')}.`,
    'excel-number': (column, text) =>
      `${column} är ”${text}”: Excel har kortat ett långt tal, och siffrorna är borta. Formatera kolumnen som text och fyll i den igen.`,
    'excel-error': (column, text) =>
      `${column} är ”${text}”: Excel har skrivit det i stället för värdet. Gör kolumnen bredare eller rätta formeln, och spara igen.`,
    'bad-person-id': (_, text) =>
      `Ett person-id ser ut som 7d4d3ec6-8f6f-4a52-9a64-0000000002ff, inte ”${text}”.`,
    duplicate: (_, text, ofLine) => `${text} står redan på rad ${ofLine}, med samma värden.`,
    'open-quote': () => 'Ett citattecken öppnas och stängs aldrig. Det som följer kan inte skiljas åt.',
    'extra-cells': (_, text) => `Raden har fler värden än det finns kolumner: ”${text}”.`,
  },
};

/** Why a row is left out, and what to do about it. */
export function rowReason({ kind, column, text, ofLine }: RowProblem, locale: Locale): string {
  return reasons[locale][kind](columnNames[locale][column], text, ofLine ?? 0);
}

export function columnName(use: Exclude<ColumnUse, 'ignored'>, locale: Locale): string {
  return columnNames[locale][use];
}
