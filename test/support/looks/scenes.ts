import { expect, type Page } from '@playwright/test';
import type { AccessService } from '../access-service.ts';
import type { Desk } from '../desk-process.ts';
import { rdm6300Frame } from '../reader-bytes.ts';
import type { SerialLine } from '../serial-line.ts';
import { noteNetwork } from '../screens.ts';

export interface Surroundings {
  readonly desk: Desk;
  readonly service: AccessService;
  readonly line: SerialLine;
}

/** The screens by the keys that open them, whatever language they speak. */
const places = {
  enroll: { key: '1', place: '.card-zone' },
  activity: { key: '2', place: '.activity' },
  register: { key: '3', place: '.register' },
  doors: { key: '4', place: '.doors' },
  settings: { key: '5', place: '.settings' },
  people: { key: 'l', place: '.people' },
} as const;
export type SceneScreen = keyof typeof places;
const screens = Object.keys(places) as SceneScreen[];

/** Called for each screen in each state, while the window shows it. */
export type Visit = (name: string, window: Page) => Promise<void>;

const REFUSED = '0102030401';
const GIVEN = '0102030402';
const LATE = '0102030403';

export async function openScreen(window: Page, screen: SceneScreen): Promise<void> {
  await expect(window.locator('nav [aria-current]')).toBeVisible();
  await window.keyboard.press(`Control+${places[screen].key}`);
  await expect(window.locator('main').locator(places[screen].place)).toBeVisible();
  await expect(
    window.locator('main table, main form, main .empty, main [role=search]').first(),
  ).toBeVisible();
}

/** Leads a desk that is ready through its states and shows every screen in each of them. */
export async function visitScenes(surroundings: Surroundings, visit: Visit): Promise<void> {
  const { window } = surroundings.desk;
  const visitScreens = async (state: string, chosen: readonly SceneScreen[] = screens): Promise<void> => {
    for (const screen of chosen) {
      await openScreen(window, screen);
      await visit(`${screen}-${state}`, window);
    }
  };
  await visitScreens('empty');
  await enterWrong(window, visit);
  await enrollSome(surroundings, visit);
  await visitScreens('attention');
  await askForList(window, visit);
  await goWithout(surroundings, visit);
  await visitScreens('offline');
  await refuseKey(surroundings);
  await visitScreens('paused', ['enroll', 'activity', 'doors', 'settings']);
}

async function enterWrong(window: Page, visit: Visit): Promise<void> {
  await openScreen(window, 'enroll');
  await window.locator('#cardNumber').fill('0x0000000000');
  await window.locator('#lastName').fill('x'.repeat(32));
  await window.locator('#pin').fill('12a');
  await window.keyboard.press('Enter');
  await expect(window.locator('#problems')).toBeFocused();
  await visit('enroll-error', window);
  await window.locator('#lastName').press('Escape');
  await expect(window.getByRole('alertdialog')).toBeVisible();
  await visit('enroll-question', window);
  await window.getByRole('alertdialog').getByRole('button').last().press('Tab');
  await window.getByRole('alertdialog').locator('button').first().click();
  await expect(window.locator('#lastName')).toHaveValue('');

  await openScreen(window, 'settings');
  const address = window.locator('input[type=url]');
  const kept = await address.inputValue();
  await address.fill('http://elsewhere.example');
  await address.press('Enter');
  await expect(window.locator('section[aria-labelledby=service] .answer').first()).not.toBeEmpty();
  await visit('settings-error', window);
  await address.fill(kept);

  await openScreen(window, 'people');
  await window.locator('textarea').fill('Adam;Ek;12345678\nÅsa\n;;;\nBritt;Dahl');
  await window.locator('form button[type=submit]').click();
  await expect(window.locator('main table').first()).toBeVisible();
  await visit('people-error', window);
  await dropList(window);
  await openScreen(window, 'activity');
  await window.locator('input[type=search]').fill('nobody of that name');
  await visit('activity-nothing-found', window);
  await window.locator('input[type=search]').fill('');
}

/** It would be there again, whatever is looked at meanwhile. */
async function dropList(window: Page): Promise<void> {
  await window.locator('.people-head button').click();
  await window.locator('textarea').fill('');
}

async function enrollSome({ desk: { window }, service, line }: Surroundings, visit: Visit): Promise<void> {
  const enroll = async (card: string, first: string, last: string): Promise<void> => {
    await line.write(rdm6300Frame(card));
    await expect(window.locator('#cardNumber')).not.toHaveValue('');
    await window.locator('#firstName').fill(first);
    await window.locator('#lastName').fill(last);
    if (card === GIVEN) await visit('enroll-card', window);
    await window.keyboard.press('Enter');
    await expect(window.locator('#firstName')).toHaveValue('');
  };
  await openScreen(window, 'enroll');
  await enroll(GIVEN, 'Astrid', 'Lindqvist');
  await expect.poll(() => service.keys().length).toBe(1);
  await visit('enroll-delivered', window);
  service.misbehaveOnce('/accesskeys/add', {
    kind: 'status',
    status: 400,
    body: 'The card is on the blacklist',
  });
  await enroll(REFUSED, 'Nils-Erik Sebastian', 'Wallin-Hammarström');
  await expect(window.locator('.status-line [data-tone=warning]')).toBeVisible();
  await visit('enroll-refused', window);
  await line.write(rdm6300Frame(GIVEN));
  await expect(window.locator('.card-zone[data-look=known]')).toBeVisible();
  await visit('enroll-known', window);
  await window.locator('#cardNumber').fill('');
  const key = { identification: '0x0000abcdef', type: 'proximity' };
  for (const type of [201, 202, 203, 204, 205, 206, 207])
    service.doors.happen({ type, key, person: type === 201 ? null : { first_name: 'Cia', last_name: 'Ek' } });
}

async function askForList(window: Page, visit: Visit): Promise<void> {
  await openScreen(window, 'people');
  await window.locator('textarea').fill('Adam;Ek\nÅsa;Berg\nBritt;Dahl');
  await window.locator('form button[type=submit]').click();
  await expect(window.locator('main table').first()).toBeVisible();
  await visit('people-preview', window);
  await dropList(window);
}

async function goWithout({ desk: { window }, service, line }: Surroundings, visit: Visit): Promise<void> {
  await openScreen(window, 'enroll');
  await service.goOffline();
  await line.write(rdm6300Frame(LATE));
  await expect(window.locator('#cardNumber')).not.toHaveValue('');
  await window.locator('#firstName').fill('Ove');
  await window.locator('#lastName').fill('Offline');
  await window.keyboard.press('Enter');
  await expect(window.locator('#firstName')).toHaveValue('');
  await expect(window.locator('.status-line [data-tone=warning]').nth(1)).toBeVisible();
  await visit('enroll-saved', window);
}

async function refuseKey({ desk: { window }, service }: Surroundings): Promise<void> {
  service.acceptApiKeys('another');
  await service.goOnline();
  await noteNetwork(window);
  await expect(window.locator('.banners .banner').first()).toBeVisible();
}
