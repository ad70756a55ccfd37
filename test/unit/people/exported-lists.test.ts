import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnUses } from '../../../contract/list-reading.ts';
import { columnName } from '../../../contract/row-reasons.ts';
import type { Locale } from '../../../contract/settings.ts';
import { guessColumns } from '../../../main/people/columns.ts';
import { textOfFile } from '../../../main/people/file-text.ts';
import { guessReading, readPeople } from '../../../main/people/people-csv.ts';
import { badRowsCsv, peopleLeftCsv } from '../../../main/people/people-files.ts';
import { activityTable } from '../../../main/record/record-csv.ts';
import { csvOf, delimiterOf, submissionsCsv } from '../../../main/submissions-csv.ts';
import { newSeal, openOutboxFile, requestFor } from '../../support/outbox-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const zone = 'Europe/Stockholm';
const nowMs = Date.UTC(2026, 0, 15, 12);
const levels = [
  { id: '5d2f0a3e-6a51-4f0c-9a53-0f6d2a4f1c01', name: 'Huvudentrén', systemId: 'one' },
  { id: '5d2f0a3e-6a51-4f0c-9a53-0f6d2a4f1c02', name: 'Garage; norr', systemId: 'one' },
];
const locales: readonly Locale[] = ['en', 'sv'];

/** A file as it is read without a single correction. */
async function read(csv: string) {
  const file = textOfFile(Buffer.from(csv));
  if (file.kind !== 'text') throw new Error(file.kind);
  const reading = guessReading(file);
  const outcome = await readPeople(file.text, { reading, levels, nowMs, zone });
  if (outcome.kind !== 'read') throw new Error(outcome.kind);
  return { ...outcome.read, reading };
}

describe.each(locales)('what the desk exports in %s, read as a list of people', (locale) => {
  const person = fc.record({
    firstName: fc.constantFrom('Åsa', '=Ny', '-son', 'Bo "B"', 'O, K'),
    lastName: fc.constantFrom('Öberg', 'Lind; Ek', '@Alm'),
    validFrom: fc.constantFrom('', '2026-02-01T00:00', '2026-02-01T08:15'),
    validTo: fc.constantFrom('', '2027-08-31T23:59:59', '2027-08-31T17:30'),
    pin: fc.constant(''),
    personId: fc.constantFrom('', '7d4d3ec6-8f6f-4a52-9a64-0000000002ff'),
    accessLevelIds: fc.subarray(levels.slice(0, 1).map(({ id }) => id)),
  });

  it('gives back everybody who was left, for another day', async () => {
    const people = fc.uniqueArray(person, {
      minLength: 1,
      maxLength: 8,
      selector: (one) => JSON.stringify(one),
    });
    await fc.assert(
      fc.asyncProperty(people, async (left) => {
        const rows = left.map((one) => ({
          id: '',
          submissionId: null,
          person: { ...one, cardNumber: '', hadCard: false },
        }));
        const csv = peopleLeftCsv(rows, levels, locale);
        const again = await read(csv);
        expect(again.people).toEqual(left);
        expect(again.badRows).toEqual([]);
      }),
    );
  });

  it('gives back the rows that were left out once they are mended, divided as their file was', async () => {
    const first = await read('Fornamn|Efternamn|Giltig t.o.m.\nÅsa|Öberg|2027-02-30\nBo|Ek|2027-02-28\n');
    const csv = badRowsCsv(first, first.reading, locale);
    expect(csv).toContain('Fornamn|Efternamn|Giltig t.o.m.|');
    const again = await read(csv.replace('2027-02-30', '2027-02-27'));
    expect(again.people).toMatchObject([
      { firstName: 'Åsa', lastName: 'Öberg', validTo: '2027-02-27T23:59:59' },
    ]);
  });

  it('gives back names and validity of what was enrolled; whether there is a PIN is no PIN', async () => {
    const { outbox, list } = await openOutboxFile(join(temporaryFolder(), 'tapdesk.db'), newSeal());
    const request = requestFor('0x04A22B1C', {
      firstName: 'Åsa',
      lastName: 'Öberg',
      pin: '0471',
      validTo: '2027-08-31T15:30:00Z',
    });
    outbox.add([{ id: randomUUID(), request, needs: null }], nowMs);
    const records = list.newest(1);
    const { headings, cellsOf } = activityTable(locale, zone, levels);
    const activity = csvOf([headings, ...records.map(cellsOf)], delimiterOf(locale));

    for (const csv of [activity, submissionsCsv(records, locale)])
      expect((await read(csv)).people).toMatchObject([
        { firstName: 'Åsa', lastName: 'Öberg', validTo: '2027-08-31T17:30', pin: '' },
      ]);
    expect(activity.split('\r\n')[0]).toContain(
      locale === 'sv' ? 'Tid;Uppgift;Förnamn' : 'Time,Task,First name',
    );
  });

  it('is known by every heading the desk itself writes', () => {
    const uses = columnUses.filter((use) => use !== 'ignored');
    const headings = uses.map((use) => columnName(use, locale));
    expect(guessColumns(headings, true, uses.length)).toEqual(uses);
  });
});

describe('headings', () => {
  it.each([
    ['Förnamn;Efternamn;Gäller fr.o.m.;Gäller t.o.m.;PIN-kod;Behörighetsnivåer;Person-id'],
    ['FORNAMN;EFTERNAMN;GALLER FRAN;GALLER TILL;PINKOD;BEHORIGHETER;PERSON ID'],
    ['Tilltalsnamn;Efternamn;Startdatum;Slutdatum;Pin;Nivåer;PersonID'],
    ['Fo\u0308rnamn;Efternamn;Giltig från och med;Giltig till och med;PIN;Behörighet;person_id'],
  ])('are known in Swedish as people write them: %s', (line) => {
    const cells = line.split(';');
    expect(guessColumns(cells, true, cells.length)).toEqual([
      ...['firstName', 'lastName', 'validFrom', 'validTo', 'pin', 'accessLevels', 'personId'],
    ]);
  });
});
