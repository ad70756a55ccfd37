import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkForm } from '../../../main/enrollment/enroll-form.ts';
import { localOf, utcOf } from '../../../main/enrollment/local-time.ts';
import { validityFactsOf } from '../../../main/enrollment/validity-facts.ts';
import { englishValidity } from '../../../renderer/wording/en/validity.ts';
import { swedishValidity } from '../../../renderer/wording/sv/validity.ts';

const STOCKHOLM = 'Europe/Stockholm';
const at = (local: string): number => {
  const time = utcOf(local, STOCKHOLM, 'start');
  if (time.kind === 'problem') throw new Error(`${local} is no time`);
  return Date.parse(time.utc);
};
const factsAt = (now: string, validFrom: string, validTo: string) =>
  validityFactsOf({ validFrom, validTo }, { zone: STOCKHOLM, nowMs: at(now) });

/** Everything that is said, a line each. */
const said = (now: string, validFrom: string, validTo: string, words = englishValidity) => {
  const facts = factsAt(now, validFrom, validTo);
  return [words.sentence(facts), ...facts.notes.map((note) => words.note(note, facts.today))];
};

describe('a validity in words', () => {
  it.each([
    ['2026-08-24T10:00', '', '2026-08-30T23:59', 'Works from now until and including Sun 30 Aug.'],
    ['2026-08-24T10:00', '', '2026-08-31T00:00', 'Works from now until and including Sun 30 Aug.'],
    ['2026-08-24T23:30', '', '2026-08-24T23:59', 'Works from now until and including today, Mon 24 Aug.'],
    ['2026-08-24T10:00', '', '2026-08-24T17:30', 'Works from now until today, Mon 24 Aug, 17:30.'],
    [
      '2026-08-24T10:00',
      '2026-08-01T08:00',
      '2027-01-04T08:00',
      'Works from now until Mon 4 Jan 2027, 08:00.',
    ],
    [
      '2028-02-28T10:00',
      '2028-02-29T08:00',
      '2028-02-29T23:59',
      'Works from Tue 29 Feb, 08:00 until and including Tue 29 Feb.',
    ],
    ['2026-12-31T23:59', '', '2027-01-01T00:00', 'Works from now until and including today, Thu 31 Dec.'],
    [
      '2026-08-24T10:00',
      '',
      '2026-08-23T23:59',
      'Would open nothing: it worked until and including Sun 23 Aug. Choose a later end.',
    ],
    [
      '2026-08-24T10:00',
      '2026-09-02T08:00',
      '2026-09-01T08:00',
      'Would open nothing: it works until Tue 1 Sept, 08:00, and begins Wed 2 Sept, 08:00 only.',
    ],
    [
      '2026-03-27T10:00',
      '',
      '2026-03-29T02:30',
      'Valid to: there is no Sun 29 Mar, 02:30. The clocks go forward over it. Choose another time.',
    ],
    ['2026-03-27T10:00', '?', '', 'Valid from is not a whole date and time yet.'],
  ])('at %s, from "%s" to "%s": %s', (now, from, to, sentence) => {
    expect(said(now, from, to)).toEqual([sentence]);
  });

  it.each([
    ['2026-08-24T10:00', '', '', 'No end: it works until somebody changes or removes it.'],
    [
      '2026-10-20T10:00',
      '',
      '2026-10-25T02:30',
      'Sun 25 Oct, 02:30 comes twice, because the clocks go back. It ends at the second.',
    ],
    [
      '2026-10-24T20:00',
      '',
      '2026-10-25T06:00',
      'The clocks go back on Sun 25 Oct: that night has an hour more.',
    ],
    [
      '2026-03-20T20:00',
      '2026-03-28T22:00',
      '2026-03-29T06:00',
      'The clocks go forward on Sun 29 Mar: that night has an hour less.',
    ],
    [
      '2026-03-20T20:00',
      '2026-03-28T22:00',
      '2026-06-01T06:00',
      'The clocks go forward on Sun 29 Mar: that night has an hour less.',
    ],
  ])('at %s, from "%s" to "%s" it warns: %s', (now, from, to, warning) => {
    expect(said(now, from, to).slice(1)).toContain(warning);
  });

  it('says nothing of clocks that change far from its start and its end', () => {
    expect(said('2026-03-01T10:00', '', '2026-06-01T17:00')).toHaveLength(1);
    expect(said('2026-03-20T10:00', '', '2026-03-28T23:59')).toHaveLength(1);
  });

  it('is right in Swedish, too', () => {
    expect(said('2026-08-24T10:00', '', '2026-08-30T23:59', swedishValidity)).toEqual([
      'Fungerar från nu till och med sön 30 aug.',
    ]);
    expect(said('2026-10-24T20:00', '', '2027-05-01T06:00', swedishValidity)).toEqual([
      'Fungerar från nu till lör 1 maj 2027, 06:00.',
      'Klockan ställs tillbaka sön 25 okt: den natten är en timme längre.',
    ]);
  });
});

/** Minutes around what makes time odd: both changes of the clocks, a leap day, a new year, and any other. */
const localMinute = fc
  .tuple(
    fc.constantFrom('2026-03-29', '2026-10-25', '2028-02-29', '2026-12-31', '2027-03-28', '2026-08-24'),
    fc.integer({ min: -36 * 60, max: 36 * 60 }),
  )
  .map(([day, minutes]) =>
    new Date(Date.parse(`${day}T00:00:00Z`) + minutes * 60_000).toISOString().slice(0, 16),
  );

describe('the facts of a validity', () => {
  const rules = { numberFormat: 'hexadecimal', knownLevelIds: null } as const;
  const emptyForm = { firstName: '', lastName: '', pin: '', accessLevelIds: [] };
  const zones = fc.constantFrom(STOCKHOLM, 'America/New_York', 'Australia/Lord_Howe', 'Asia/Tokyo');

  it('promise that it works exactly where the form is taken', () => {
    fc.assert(
      fc.property(
        fc.option(localMinute, { nil: '' }),
        fc.option(localMinute, { nil: '' }),
        localMinute,
        zones,
        (validFrom, validTo, now, zone) => {
          const nowMs = Date.parse(`${now}:00Z`);
          const checked = checkForm(
            { ...emptyForm, cardNumber: '0x0102030405', validFrom, validTo },
            { ...rules, zone, nowMs },
          );
          const { verdict } = validityFactsOf({ validFrom, validTo }, { zone, nowMs });
          expect(verdict.kind === 'works').toBe(checked.kind === 'request');
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('name the last day that the time sent reaches, and the very minute where it is not midnight', () => {
    fc.assert(
      fc.property(localMinute, localMinute, zones, (validTo, now, zone) => {
        const nowMs = Date.parse(`${now}:00Z`);
        const { verdict } = validityFactsOf({ validFrom: '', validTo }, { zone, nowMs });
        fc.pre(verdict.kind === 'works');
        const sent = utcOf(validTo, zone, 'end');
        fc.pre(sent.kind === 'time');
        const lastMinute = new Date(Date.parse(sent.utc) - (validTo.endsWith('T00:00') ? 60_000 : 0));
        const reached = localOf(lastMinute.toISOString(), zone);
        expect(verdict.to).toEqual(
          reached.endsWith('T23:59')
            ? { kind: 'day', day: reached.slice(0, 10) }
            : { kind: 'time', at: reached },
        );
      }),
      { numRuns: 2000 },
    );
  });
});
