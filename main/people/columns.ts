import type { ColumnUse } from '../../contract/list-reading.ts';

/** What columns are called in files, in English and Swedish. */
const namesOfUse: Readonly<Record<Exclude<ColumnUse, 'ignored'>, readonly string[]>> = {
  name: [
    'name',
    'fullname',
    'namn',
    'person',
    'holder',
    'displayname',
    'visningsnamn',
    'besökare',
    'visitor',
  ],
  firstName: ['firstname', 'first', 'givenname', 'forename', 'förnamn', 'tilltalsnamn'],
  lastName: ['lastname', 'last', 'surname', 'familyname', 'efternamn'],
  validFrom: [
    'validfrom',
    'validfromdate',
    'from',
    'start',
    'startdate',
    'begins',
    'giltigfrån',
    'giltigfrom',
    'från',
    'startdatum',
    'frånochmed',
    'giltigfrånochmed',
    'gällerfrån',
    'gällerfrom',
    'gällerfrånochmed',
  ],
  validTo: [
    'validto',
    'validtodate',
    'validuntil',
    'until',
    'to',
    'end',
    'enddate',
    'expires',
    'expirydate',
    'giltigtill',
    'giltigtom',
    'till',
    'slutdatum',
    'tillochmed',
    'tom',
    'giltigtillochmed',
    'gällertill',
    'gällertom',
    'gällertillochmed',
  ],
  pin: ['pin', 'pincode', 'pinkod'],
  accessLevels: [
    'accesslevels',
    'accesslevel',
    'levels',
    'level',
    'behörighet',
    'behörigheter',
    'behörighetsnivå',
    'behörighetsnivåer',
    'åtkomstnivå',
    'åtkomstnivåer',
    'nivå',
    'nivåer',
  ],
  personId: ['personid', 'personuuid'],
};

const useOfName = new Map<string, ColumnUse>(
  Object.entries(namesOfUse).flatMap(([use, names]) =>
    names.map((name) => [bareName(name), use as ColumnUse]),
  ),
);

/** Without case, accents, blanks and signs: whoever has no Swedish keyboard writes fornamn. */
function bareName(heading: string): string {
  return heading
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/** The first row names columns, when one of them is known. */
export function looksLikeHeader(cells: readonly string[]): boolean {
  return cells.some((cell) => useOfName.has(bareName(cell)));
}

/** By their headings, or without any by their place; nothing is read from two columns. */
export function guessColumns(
  firstCells: readonly string[],
  hasHeader: boolean,
  columnCount: number,
): readonly ColumnUse[] {
  const guessed = Array.from({ length: columnCount }, (_, index) =>
    hasHeader ? (useOfName.get(bareName(firstCells[index] ?? '')) ?? 'ignored') : byPlace(index, columnCount),
  );
  return withoutSecond(guessed);
}

function byPlace(index: number, columnCount: number): ColumnUse {
  if (columnCount === 1) return 'name';
  return (['firstName', 'lastName'] as const)[index] ?? 'ignored';
}

/** Of two columns with one use the first has it. */
export function withoutSecond(columns: readonly ColumnUse[]): readonly ColumnUse[] {
  return columns.map((use, index) => (columns.indexOf(use) === index ? use : 'ignored'));
}
