import { describe, expect, it } from 'vitest';
import type { PeopleDraft, StartListOutcome } from '../../../contract/people-list.ts';
import {
  afterReading,
  afterStart,
  emptyImport,
  withoutDraft,
  type ImportState,
} from '../../../renderer/people/import-state.ts';
import { emptyTerms } from '../../../renderer/people/list-terms.ts';

const draft: PeopleDraft = {
  fileName: null,
  reading: {
    encoding: 'utf-8',
    delimiter: ';',
    hasHeader: false,
    columns: ['name'],
    dateOrder: 'day-first',
    restorePinZeros: false,
  },
  hasMark: false,
  headings: [],
  firstRows: [],
  badRows: [],
  goodCount: 2,
  badCount: 1,
  withoutPinCount: 2,
  hasAmbiguousDates: false,
};
const LINES = 'Anna Berg\nBo Ek\nAnna Berg';
const terms = { ...emptyTerms, pin: 'generated' as const };
const typed: ImportState = { ...emptyImport, text: LINES, terms };
const started: StartListOutcome = {
  kind: 'started',
  list: {
    totalCount: 2,
    enrolledCount: 0,
    skippedCount: 0,
    leftCount: 2,
    unreadableCount: 0,
    next: [],
    lastEnrolled: [],
    terms: { accessLevelIds: [], validFrom: '', validTo: '', pin: 'none' },
    survivesClosing: true,
  },
};

const readTyped = afterReading(typed, { kind: 'draft', draft }, LINES);
const readFile = afterReading(typed, { kind: 'draft', draft: { ...draft, fileName: 'a.csv' } }, null);

describe('a list before it is started', () => {
  it('keeps what was typed, and the terms, when another list is chosen', () => {
    expect(withoutDraft(readTyped)).toEqual(typed);
  });

  it('says no more why a template was refused for the list before', () => {
    const refusedTemplate = { name: 'Visitor', why: 'needs-pins' } as const;
    expect(withoutDraft({ ...readTyped, terms: { ...terms, refusedTemplate } }).terms).toEqual(terms);
  });

  it('is gone with everything once it has started', () => {
    expect(afterStart(readTyped, started)).toEqual(emptyImport);
  });

  it('leaves lines that were typed and not read when a file is started in their place', () => {
    expect(afterStart(readFile, started)).toEqual({ ...emptyImport, text: LINES });
  });

  it('leaves what was typed on while the lines were being read', () => {
    const more = `${LINES}\nIvo Roth`;
    expect(afterStart({ ...readTyped, text: more }, started)).toEqual({ ...emptyImport, text: more });
  });

  it.each([null, { kind: 'refused', reason: 'gone' }, { kind: 'not-saved', problem: 'disk-full' }] as const)(
    'stands as it was when it could not be started: %j',
    (outcome) => {
      const after = afterStart({ ...readTyped, isBusy: true }, outcome);
      expect(after).toEqual({ ...readTyped, trouble: outcome ?? { kind: 'failed' }, troubleCount: 1 });
    },
  );

  it.each([null, { kind: 'refused', reason: 'empty' }, { kind: 'cancelled' }] as const)(
    'stands as it was when nothing was read: %j',
    (outcome) => {
      expect(afterReading({ ...typed, isBusy: true }, outcome, LINES)).toMatchObject({
        text: LINES,
        draft: null,
        terms,
        isBusy: false,
      });
    },
  );
});
