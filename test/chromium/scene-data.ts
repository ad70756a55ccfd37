import type { Card, KnownCard } from '../../contract/card.ts';
import type { DeniedTap, DoorTray } from '../../contract/doors.ts';
import type { HeldCard } from '../../contract/held-card.ts';
import type { PeopleDraft, PeopleList } from '../../contract/people-list.ts';
import type { RegisterList } from '../../contract/register.ts';
import type { SubmissionView } from '../../contract/submission.ts';
import { levels, plainCard } from '../support/desk-stand-in.ts';
import { holderAlert, submissionView } from '../support/submission-view.ts';

const AT_MS = Date.UTC(2026, 10, 24, 7);
const VALID_TO = '2027-03-31T21:59:00Z';

const known: KnownCard = {
  standing: 'registered',
  holder: 'Åsa Wallin-Hammarström',
  atMs: AT_MS,
  validTo: VALID_TO,
};

export const knownCard: Card = { ...plainCard, known };

const delivered = submissionView({
  id: 'delivered',
  createdAtMs: AT_MS,
  state: 'delivered',
  attemptCount: 1,
  settledAtMs: AT_MS,
  validTo: VALID_TO,
  levelCount: 2,
  hasPin: true,
  keyId: 'key-1',
  propagation: {
    status: 'Failed',
    systems: [
      { systemId: 'North', state: 'applied', errorType: null },
      { systemId: 'South', state: 'failed', errorType: 'controller_offline' },
    ],
    askedAtMs: AT_MS,
    end: null,
  },
});

export const heldCard: HeldCard = {
  ...known,
  cardNumber: '0x04A22B1C',
  validFrom: null,
  accessLevelIds: levels.slice(0, 2).map(({ id }) => id),
  hasPin: true,
  temporary: false,
  next: { validFrom: '', validTo: '2027-03-31T23:59', accessLevelIds: [] },
  canAct: true,
  waiting: [
    submissionView({ id: 'waiting', task: 'update', changes: ['valid-to', 'levels'], createdAtMs: AT_MS }),
  ],
  last: delivered,
};

export const submissions: readonly SubmissionView[] = [
  submissionView({
    id: 'offline',
    createdAtMs: AT_MS,
    attemptCount: 3,
    nextAttemptAtMs: AT_MS + 60_000,
    reason: { kind: 'no-connection', cause: 'offline' },
  }),
  submissionView({ id: 'sending', createdAtMs: AT_MS, state: 'sending', cardNumber: 'code:•••7' }),
  submissionView({
    id: 'refused',
    createdAtMs: AT_MS,
    state: 'attention',
    attemptCount: 1,
    person: { firstName: 'Nils-Erik Sebastian', lastName: 'Wallin-Hammarström' },
    reason: { kind: 'refused', status: 400, words: 'The card is on the blacklist' },
  }),
  holderAlert({ id: 'alert', createdAtMs: AT_MS, needsDecision: false }),
  delivered,
  submissionView({
    id: 'sealed',
    createdAtMs: AT_MS,
    state: 'attention',
    task: null,
    person: null,
    cardNumber: null,
  }),
  submissionView({ id: 'gone', createdAtMs: AT_MS, state: 'discarded', task: 'remove' }),
];

const entry = {
  keyId: '3d0a2f6e-9d3c-4b57-8f3a-6a1f0c9b7e21',
  canChange: true,
  personId: '7d4d3ec6-8f6f-4a52-9a64-0000000002ff',
  validFrom: null,
  registeredAtMs: AT_MS,
  submissionId: '5d2f0a3e-6a51-4f0c-9a53-0f6d2a4f1c77',
};

export const register: RegisterList = {
  entries: [
    {
      ...entry,
      id: 'one',
      holder: known.holder,
      firstName: 'Åsa',
      lastName: 'Wallin-Hammarström',
      cardNumber: '0x04A22B1C',
      validTo: VALID_TO,
      accessLevelIds: levels.map(({ id }) => id),
    },
    {
      ...entry,
      id: 'two',
      holder: '',
      firstName: '',
      lastName: '',
      cardNumber: 'code:•••7',
      validTo: null,
      accessLevelIds: [],
    },
  ],
  hasMore: true,
  unreadableCount: 2,
};

const tap = (id: string, change: Partial<DeniedTap>): DeniedTap => ({
  id,
  atMs: AT_MS,
  door: 'Main entrance',
  meaning: { kind: 'denied', reason: 'unknown-key' },
  holder: '',
  subject: '',
  card: { kind: 'number', number: '0x04A22B1C' },
  fix: { kind: 'enroll', cardNumber: '0x04A22B1C' },
  ...change,
});

export const doorTray: DoorTray = {
  standing: { kind: 'cannot-ask', cause: 'no-connection', words: '' },
  askedAtMs: AT_MS,
  reportedAtMs: AT_MS,
  isCatchingUp: true,
  taps: [
    tap('unknown', {}),
    tap('ended', {
      holder: known.holder,
      meaning: { kind: 'denied', reason: 'outside-validity' },
      fix: { kind: 'extend-validity', key: { kind: 'number', cardNumber: '0x04A22B1C' } },
    }),
    tap('code', {
      meaning: { kind: 'denied', reason: 'no-pin' },
      card: { kind: 'code' },
      fix: { kind: 'which-key' },
    }),
    tap('other', {
      atMs: null,
      door: '',
      meaning: { kind: 'other', type: '299', category: 'access_denied' },
      card: { kind: 'none' },
      subject: 'visitor',
      fix: { kind: 'none' },
    }),
  ],
};

export const peopleDraft: PeopleDraft = {
  fileName: 'visitors.csv',
  reading: {
    encoding: 'windows-1252',
    delimiter: ';',
    hasHeader: true,
    columns: ['firstName', 'lastName', 'validTo', 'pin'],
    dateOrder: 'day-first',
    restorePinZeros: true,
  },
  hasMark: false,
  headings: ['Förnamn', 'Efternamn', 'Till', 'PIN'],
  firstRows: [{ line: 2, cells: ['Adam', 'Ek', '05/06/2027', '0042'], problems: [] }],
  badRows: [
    {
      line: 3,
      cells: ['Britt', 'Dahl', '31/11/2026', '12345678'],
      problems: [
        { kind: 'bad-date', column: 'validTo', text: '31/11/2026', ofLine: null },
        { kind: 'bad-pin', column: 'pin', text: '12345678', ofLine: null },
      ],
    },
  ],
  goodCount: 1,
  badCount: 1,
  withoutPinCount: 0,
  hasAmbiguousDates: true,
};

/** Its number may not be its own. */
export const doubtfulCard: Card = { ...plainCard, warnings: ['beside-another', 'perhaps-cut'] };

const listed = (id: string, name: string) => ({ id, name });
export const peopleList: PeopleList = {
  totalCount: 2,
  enrolledCount: 0,
  skippedCount: 0,
  leftCount: 2,
  unreadableCount: 0,
  next: [
    listed('5d2f0a3e-6a51-4f0c-9a53-0f6d2a4f1c77', 'Åsa Wallin-Hammarström'),
    listed('5d2f0a3e-6a51-4f0c-9a53-0f6d2a4f1c78', 'Nils Ek'),
  ],
  lastEnrolled: [],
  terms: { accessLevelIds: [], validFrom: '', validTo: '', pin: 'none' },
  survivesClosing: true,
};
