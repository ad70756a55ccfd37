import type { Page } from '@playwright/test';
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
import { doorTray, heldCard, knownCard, peopleDraft, register, submissions } from './scene-data.ts';
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
      await openScreen(window, 'enroll');
      desk.report('cardPresented', { kind: 'card', card: knownCard });
      await shows(window, '.held-card');
      await window.locator('.card-acts button').first().click();
      await shows(window, '.held-card form');
    },
  },
  {
    name: 'enroll-question',
    stands: { card: knownCard, heldCard: { ...heldCard, temporary: true } },
    lead: async (window, desk) => {
      await openScreen(window, 'enroll');
      desk.report('cardPresented', { kind: 'card', card: knownCard });
      await window.locator('.card-acts button').first().click();
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
  { name: 'help', lead: openHelp },
];
