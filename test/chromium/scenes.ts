import type { Page } from '@playwright/test';
import type { CalibrationState } from '../../contract/calibration.ts';
import type { DeskView } from '../../contract/desk.ts';
import type { FieldProblem } from '../../contract/submission.ts';
import {
  liveDesk,
  plainCard,
  quietStatus,
  type DeskStandIn,
  type StandInScene,
} from '../support/desk-stand-in.ts';
import { openScreen } from '../support/looks/scenes.ts';
import { holderAlert } from '../support/submission-view.ts';
import {
  doorTray,
  doubtfulCard,
  heldCard,
  knownCard,
  peopleDraft,
  peopleList,
  register,
  submissions,
} from './scene-data.ts';
import { expect } from './window-test.ts';

/** One screen in one state: how the desk stands, and what leads to it in the window. */
export interface Scene {
  readonly name: string;
  readonly stands?: Partial<StandInScene>;
  readonly lead: (window: Page, desk: DeskStandIn) => Promise<void>;
}

export const emptyScene: StandInScene = {
  desk: liveDesk,
  submissions: [],
  enrollOutcome: { kind: 'too-late' },
};

const problems: FieldProblem[] = [
  { field: 'cardNumber', problem: 'ambiguous' },
  { field: 'lastName', problem: 'too-long' },
  { field: 'validTo', problem: 'before-from' },
  { field: 'pin', problem: 'not-four-digits' },
];

const notSetUp: DeskView = {
  ...liveDesk,
  isGuideOpen: true,
  settings: { ...liveDesk.settings, reader: null, apiKeyPresent: false },
  status: {
    revision: 1,
    reader: { kind: 'not-chosen' },
    network: 'not-tried',
    outbox: { ...quietStatus.outbox, paused: 'no-key' },
  },
};

const inTrouble: DeskView = {
  ...liveDesk,
  policyPath: '/etc/tapdesk/policy.json',
  settings: { ...liveDesk.settings, locked: ['apiBaseUrl', 'retentionDays'], secretsKeptBy: 'nothing' },
  status: {
    revision: 1,
    reader: {
      kind: 'not-connected',
      path: '/dev/ttyUSB0',
      problem: 'in-use',
      heldBy: 'minicom',
      group: null,
    },
    network: 'no-connection',
    outbox: { waitingCount: 12, attentionCount: 3, paused: 'key-refused', storage: 'disk-full' },
  },
};

const shows = (window: Page, place: string): Promise<void> =>
  expect(window.locator('main').locator(place)).toBeVisible();

async function openHelp(window: Page): Promise<void> {
  await expect(window.locator('nav [aria-current]')).toBeVisible();
  await window.keyboard.press('Control+6');
  await shows(window, '.help');
  await window.locator('.help section').last().getByRole('button').first().click();
  await shows(window, '.help pre');
}

async function openKnownCard(window: Page, desk: DeskStandIn, act: number): Promise<void> {
  await openScreen(window, 'enroll');
  desk.report('cardPresented', { kind: 'card', card: knownCard });
  await window.locator('.card-acts button').nth(act).click();
}

async function calibrate(window: Page, desk: DeskStandIn, state: CalibrationState): Promise<void> {
  await openScreen(window, 'settings');
  await window.locator('[aria-describedby=calibration-hint]').click();
  const dialog = window.getByRole('dialog');
  await dialog.locator('input').last().fill('0x62e3086ced');
  await dialog.locator('input').last().press('Enter');
  desk.report('calibrationProgress', state);
  await expect(dialog.locator('.field-note, dl').first()).toBeVisible();
}

const missed = (
  miss: Extract<CalibrationState, { kind: 'none' }>['miss'],
  text: string,
): CalibrationState => ({
  kind: 'none',
  miss,
  hex: Buffer.from(text, 'latin1').toString('hex'),
  text,
  baudRate: 9600,
});

export const scenes: readonly Scene[] = [
  {
    name: 'guide-start',
    stands: { desk: { ...notSetUp, mode: 'practice' } },
    lead: (window) => shows(window, '.guide-choices'),
  },
  { name: 'guide-service', stands: { desk: notSetUp }, lead: (window) => shows(window, '.guide-steps') },
  { name: 'enroll', lead: (window) => openScreen(window, 'enroll') },
  { name: 'enroll-trouble', stands: { desk: inTrouble }, lead: (window) => openScreen(window, 'enroll') },
  {
    name: 'enroll-card',
    lead: async (window, desk) => {
      await openScreen(window, 'enroll');
      desk.report('cardPresented', { kind: 'card', card: plainCard });
      await shows(window, '.card-zone[data-look=read]');
    },
  },
  {
    name: 'enroll-known',
    stands: { card: knownCard, heldCard },
    lead: async (window, desk) => {
      await openKnownCard(window, desk, 0);
      await shows(window, '.held-card form');
    },
  },
  {
    name: 'enroll-question',
    stands: { card: knownCard, heldCard: { ...heldCard, temporary: true } },
    lead: async (window, desk) => {
      await openKnownCard(window, desk, 0);
      await expect(window.getByRole('alertdialog')).toBeVisible();
    },
  },
  {
    name: 'enroll-problems',
    stands: { enrollOutcome: { kind: 'problems', problems } },
    lead: async (window) => {
      await openScreen(window, 'enroll');
      await window.locator('#lastName').fill('Wallin-Hammarström');
      await window.keyboard.press('Enter');
      await expect(window.locator('#problems')).toBeFocused();
    },
  },
  {
    name: 'holder-alert',
    stands: { desk: { ...liveDesk, unseenAlerts: [holderAlert(), holderAlert({ id: 'two' })] } },
    lead: (window) => expect(window.getByRole('alertdialog')).toBeVisible(),
  },
  { name: 'activity', stands: { submissions }, lead: (window) => openScreen(window, 'activity') },
  { name: 'register', stands: { register }, lead: (window) => openScreen(window, 'register') },
  { name: 'doors', stands: { doorTray }, lead: (window) => openScreen(window, 'doors') },
  { name: 'settings', stands: { desk: inTrouble }, lead: (window) => openScreen(window, 'settings') },
  {
    name: 'people',
    stands: { peopleDraft: { kind: 'draft', draft: peopleDraft } },
    lead: async (window) => {
      await openScreen(window, 'people');
      await window.locator('form button[type=submit]').click();
      await shows(window, 'table >> nth=0');
    },
  },
  {
    name: 'people-doubtful-card',
    stands: { peopleList },
    lead: async (window, desk) => {
      await expect(window.locator('nav [aria-current]')).toBeVisible();
      await window.keyboard.press('Control+l');
      await shows(window, '.people-next');
      desk.report('cardPresented', { kind: 'card', card: doubtfulCard });
      await expect(window.getByRole('alertdialog')).toBeVisible();
    },
  },
  {
    name: 'people-clear-question',
    lead: async (window) => {
      await openScreen(window, 'people');
      await window.locator('textarea').fill('Åsa Wallin-Hammarström');
      await openScreen(window, 'settings');
      await window.locator('.practice-way button').click();
      await expect(window.getByRole('alertdialog')).toBeVisible();
    },
  },
  {
    name: 'enroll-replaced-by-doubtful',
    stands: { card: knownCard, heldCard },
    lead: async (window, desk) => {
      await openKnownCard(window, desk, 4);
      await shows(window, '.held-card form');
      const card = { ...doubtfulCard, identification: '0x04A22B1D' };
      desk.report('cardPresented', { kind: 'card', card });
      await shows(window, '.held-card .card-warning >> nth=0');
    },
  },
  {
    name: 'enroll-act-not-done',
    stands: { card: knownCard, heldCard },
    lead: async (window, desk) => {
      await openKnownCard(window, desk, 5);
      const question = window.getByRole('alertdialog');
      await question.getByRole('button').first().click();
      await expect(question.locator('.field-problem')).toBeVisible();
    },
  },
  {
    name: 'calibration-loses-parts',
    lead: (window, desk) =>
      calibrate(window, desk, {
        kind: 'found',
        profile: { path: '/dev/ttyUSB0', baudRate: 9600, format: 'line-hex', technology: 'EM' },
        trace: {
          hex: '36324533303836434544',
          text: '62E3086CED',
          number: '62E3086CED',
          identification: '0x62e3086ced',
        },
        caution: null,
        lostParts: ['EM', 'MC'],
      }),
  },
  {
    name: 'calibration-missed-line-end',
    lead: (window, desk) => calibrate(window, desk, missed({ kind: 'no-line-end' }, '62E3086CED')),
  },
  {
    name: 'calibration-missed-zeros',
    lead: (window, desk) =>
      calibrate(
        window,
        desk,
        missed({ kind: 'missing-zeros', text: '438568028', sentDigits: 9, wholeDigits: 10 }, '438568028'),
      ),
  },
  { name: 'help', lead: openHelp },
];
