/** What a list of people may be read as. Plain values, so that the window needs no schema for them. */

export const textEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type TextEncoding = (typeof textEncodings)[number];

export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** Person ids are recognised so that they are not taken for something else. */
export const columnUses = [
  'ignored',
  'name',
  'firstName',
  'lastName',
  'validFrom',
  'validTo',
  'pin',
  'accessLevels',
  'personId',
] as const;
export type ColumnUse = (typeof columnUses)[number];

/** Of 05/06/2026, which is the month. */
export const dateOrders = ['day-first', 'month-first'] as const;
