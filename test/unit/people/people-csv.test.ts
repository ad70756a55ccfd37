import { describe, expect, it } from 'vitest';
import { MOST_PEOPLE, type ListReading } from '../../../contract/people-list.ts';
import { badRowsCsv } from '../../../main/people/people-files.ts';
import { textOfFile } from '../../../main/people/file-text.ts';
import { guessReading, readPeople } from '../../../main/people/people-csv.ts';

const nowMs = Date.UTC(2026, 0, 15, 12);
const levels = [
  { id: '5d2f0a3e-6a51-4f0c-9a53-0f6d2a4f1c01', name: 'Main entrance', systemId: 'Head office' },
  { id: '5d2f0a3e-6a51-4f0c-9a53-0f6d2a4f1c02', name: 'Garage', systemId: 'Head office' },
  { id: '5d2f0a3e-6a51-4f0c-9a53-0f6d2a4f1c03', name: 'Garage', systemId: 'Harbour' },
];

async function read(text: string, change: Partial<ListReading> = {}) {
  const file = textOfFile(Buffer.from(text));
  if (file.kind !== 'text') throw new Error(file.kind);
  const reading = { ...guessReading(file), ...change };
  const outcome = await readPeople(file.text, { reading, levels, nowMs, zone: 'Europe/Stockholm' });
  if (outcome.kind !== 'read') throw new Error(outcome.kind);
  const kinds = outcome.read.badRows.map(({ row, problems }) => [
    row.line,
    ...problems.map(({ kind }) => kind),
  ]);
  return { ...outcome.read, reading, kinds };
}
const onePerson = async (heading: string, cell: string, change: Partial<ListReading> = {}) => {
  const result = await read(`First name\t${heading}\nAnna\t${cell}\n`, change);
  return result.people[0] ?? result.kinds[0]?.[1];
};

describe('a list of people', () => {
  it('is read by its headings, in Swedish or English and in any order', async () => {
    const swedish = await read(
      'PIN;Efternamn;Förnamn;Giltig till;Behörighet\n0471;Berg;Anna;2026-08-31;Main entrance\n',
    );
    const english = await read(
      'First name,Last name,PIN,Valid to,Access levels\nAnna,Berg,0471,2026-08-31,main ENTRANCE\n',
    );

    expect(swedish.people).toEqual(english.people);
    expect(swedish.people).toEqual([
      {
        firstName: 'Anna',
        lastName: 'Berg',
        validFrom: '',
        validTo: '2026-08-31T23:59:59',
        pin: '0471',
        personId: '',
        accessLevelIds: [levels[0]?.id],
      },
    ]);
  });

  it('without headings is names by their place; of one column, whole names', async () => {
    expect((await read('Anna;Berg;x\nOlle;Ek;y\n')).people).toMatchObject([
      { firstName: 'Anna', lastName: 'Berg' },
      { firstName: 'Olle', lastName: 'Ek' },
    ]);
    expect((await read('Anna Maria Berg\n"Ek, Olle"\nCher\n')).people).toMatchObject([
      { firstName: 'Anna Maria', lastName: 'Berg' },
      { firstName: 'Olle', lastName: 'Ek' },
      { firstName: 'Cher', lastName: '' },
    ]);
  });

  it('is read as somebody corrected it', async () => {
    const corrected = await read('a;b\nBerg;Anna\n', { hasHeader: true, columns: ['lastName', 'firstName'] });
    expect(corrected.headings).toEqual(['a', 'b']);
    expect(corrected.people).toMatchObject([{ firstName: 'Anna', lastName: 'Berg' }]);
  });

  it('has a reason for every row it leaves out, and keeps the others', async () => {
    const { kinds, people } = await read(
      [
        'First name,Last name,Valid from,Valid to,PIN,Access levels,Person id',
        `${'x'.repeat(33)},Berg,,,,,`,
        'Bell\u0007,Berg,,,,,',
        'Anna,Berg,,,,Cellar,',
        'Anna,Berg,,,,Garage,',
        'Anna,Berg,31/02/2026,,,,',
        'Anna,Berg,,2026-01-15 12:30,,,',
        'Anna,Berg,2026-03-02,2026-03-01,,,',
        'Anna,Berg,2026-03-29 02:30,,,,',
        'Anna,Berg,,,12a4,,',
        'Anna,Berg,,,42,,',
        ',,2026-05-01,,,,',
        ',,,,,,',
        'Anna,Berg,,,,,no-id',
        'Anna,Berg,,,1.23E+12,,',
        'Anna,Berg,########,,,,',
        'Anna,Berg,,,,,,more',
        'Good,Row,,,,,',
        'good,ROW,,,,,',
        '"Open,Quote',
      ].join('\n'),
    );

    expect(kinds).toEqual([
      [2, 'name-too-long'],
      [3, 'name-bad-character'],
      [4, 'unknown-level'],
      [5, 'ambiguous-level'],
      [6, 'bad-date'],
      [7, 'ends-in-past'],
      [8, 'ends-before-start'],
      [9, 'skipped-hour'],
      [10, 'bad-pin'],
      [11, 'pin-lost-zeros'],
      [12, 'no-name'],
      [13, 'empty'],
      [14, 'bad-person-id'],
      [15, 'excel-number'],
      [16, 'excel-error'],
      [17, 'extra-cells'],
      [19, 'duplicate'],
      [20, 'open-quote'],
    ]);
    expect(people).toMatchObject([{ firstName: 'Good', lastName: 'Row' }]);
  });

  it.each([
    ['2026-08-31', '2026-08-31T23:59:59'],
    ['2026-08-31 17:30', '2026-08-31T17:30'],
    ['2026-08-31T17:30:15', '2026-08-31T17:30'],
    ['31/08/2026', '2026-08-31T23:59:59'],
    ['31.8.2026', '2026-08-31T23:59:59'],
    ['20260831', '2026-08-31T23:59:59'],
    ['46265', '2026-08-31T23:59:59'],
    ['46265,5', '2026-08-31T12:00'],
  ])('knows the date %s', async (cell, validTo) => {
    expect(await onePerson('Valid to', cell)).toMatchObject({ validTo });
  });

  it('takes slashes for days first unless a date says otherwise, says when they are unclear, and may be told', async () => {
    const either = 'First name;Valid to\nAnna;05/06/2026\n';
    expect(await read(either)).toMatchObject({
      hasAmbiguousDates: true,
      people: [{ validTo: '2026-06-05T23:59:59' }],
    });
    expect((await read(either, { dateOrder: 'month-first' })).people[0]?.validTo).toBe('2026-05-06T23:59:59');
    expect((await read(`${either}Bo;08/31/2026\n`)).people[0]?.validTo).toBe('2026-05-06T23:59:59');
  });

  it('gives a PIN its zeros back only when asked to', async () => {
    expect(await onePerson('PIN', '42')).toBe('pin-lost-zeros');
    expect(await onePerson('PIN', '42', { restorePinZeros: true })).toMatchObject({ pin: '0042' });
  });

  it('reads several levels of one cell, and one whose name has a comma', async () => {
    const more = [
      ...levels,
      { id: '5d2f0a3e-6a51-4f0c-9a53-0f6d2a4f1c09', name: 'Lab, north', systemId: 'x' },
    ];
    const file = textOfFile(Buffer.from('Namn;Nivåer\nAnna Berg;"Main entrance, Lab"\nBo Ek;Lab, north\n'));
    if (file.kind !== 'text') throw new Error(file.kind);
    const outcome = await readPeople(file.text, {
      reading: guessReading(file),
      levels: more,
      nowMs,
      zone: 'UTC',
    });
    expect(outcome).toMatchObject({
      read: {
        people: [{ accessLevelIds: ['5d2f0a3e-6a51-4f0c-9a53-0f6d2a4f1c09'] }],
        badRows: [{ problems: [{ kind: 'unknown-level', text: 'Lab' }] }],
      },
    });
  });

  it('takes a formula for the text it is', async () => {
    const { people } = await read('First name;Last name\n"=HYPERLINK(""x"")";Berg\n');
    expect(people).toMatchObject([{ firstName: '=HYPERLINK("x")' }]);
  });

  it('gives the rows it leaves out back with their reasons, and no cell of them begins a formula', async () => {
    const result = await read('First name,PIN\n=1+1,99999\nAnna,1234\n,\n');
    expect(badRowsCsv(result, result.reading, 'en')).toBe(
      '\uFEFFFirst name,PIN,Reason\r\n' +
        '\'=1+1,99999,"A PIN is four digits, not “99999”."\r\n' +
        ',,The row is empty.\r\n',
    );
    expect(badRowsCsv(result, result.reading, 'sv')).toContain('Raden är tom.');
  });

  it('of the longest length is read a little at a time; one more row is refused', async () => {
    const rows = Array.from({ length: MOST_PEOPLE }, (_, index) => `Anna;Berg ${index}`).join('\n');
    let turnCount = 0;
    let isDone = false;
    const takeTurns = (): void => {
      turnCount += 1;
      if (!isDone) setImmediate(takeTurns);
    };
    setImmediate(takeTurns);
    expect((await read(rows)).people).toHaveLength(MOST_PEOPLE);
    isDone = true;
    expect(turnCount).toBeGreaterThan(MOST_PEOPLE / 500);

    await expect(read(`${rows}\nOne;More`)).rejects.toThrow('too-many');
    await expect(read('Förnamn;Efternamn\n')).rejects.toThrow('empty');
  }, 60_000);
});
