import { expect, type Locator, type Page } from '@playwright/test';
import { rdm6300Frame } from '../reader-bytes.ts';
import { openScreen, type Surroundings, type Visit } from './scenes.ts';

const HELD = '0102030411';
const TAKEN = '0102030412';
const LISTED = '0102030413';

/** Leads a desk that is ready through what opens over its screens or takes their place, and back; focus comes back each time. */
export async function visitDialogs(surroundings: Surroundings, visit: Visit): Promise<void> {
  const { window } = surroundings.desk;
  await visitHelp(window, visit);
  await visitKnownCard(surroundings, visit);
  await visitHolderAlert(surroundings, visit);
  await visitRunningList(surroundings, visit);
  await visitCalibration(surroundings, visit);
  await visitSettings(window, visit);
}

async function visitHelp(window: Page, visit: Visit): Promise<void> {
  await window.keyboard.press('Control+6');
  await window.locator('section[aria-labelledby=diagnostics] button').first().click();
  await expect(window.locator('.preview')).toBeVisible();
  await visit('help', window);
  await window.locator('section[aria-labelledby=guide-way] button').click();
  const back = window.locator('.guide section > .buttons .plain');
  for (const step of ['card', 'reader', 'service']) {
    await expect(window.locator('#guide-step')).toBeFocused();
    await visit(`guide-${step}`, window);
    if (step !== 'service') await back.click();
  }
  await window.keyboard.press('Control+1');
}

async function visitKnownCard(
  { desk: { window }, line, service }: Surroundings,
  visit: Visit,
): Promise<void> {
  await openScreen(window, 'enroll');
  await line.write(rdm6300Frame(HELD));
  await expect(window.locator('#cardNumber')).not.toHaveValue('');
  await window.locator('#lastName').fill('Lindqvist');
  await window.locator('#pin').fill('0471');
  await window.locator('#firstName').fill('Astrid');
  await window.keyboard.press('Alt+P');
  await expect(window.locator('.large-pin')).toBeVisible();
  await visit('enroll-large-pin', window);
  await window.keyboard.press('Escape');
  await expect(window.locator('#firstName')).toBeFocused();
  await window.keyboard.press('Enter');
  await expect.poll(() => service.keys().length).toBe(1);
  const receipt = window.locator('.outcome button').first();
  await receipt.click();
  await visitDialog('enroll-receipt', window, visit, receipt);

  await expect(async () => {
    await line.write(rdm6300Frame(HELD));
    await expect(window.locator('.card-acts button')).toHaveCount(6, { timeout: 3_000 });
  }).toPass();
  for (const [name, place] of [
    ['validity', 0],
    ['levels', 3],
    ['replace', 4],
  ] as const) {
    await window.keyboard.press(`Alt+${place + 1}`);
    await expect(window.locator('.card-act')).toBeVisible();
    await visit(`enroll-known-${name}`, window);
    await window.locator('.card-act input').first().press('Escape');
    await expect(window.locator('.card-acts button').nth(place)).toBeFocused();
  }
  await window.keyboard.press('Alt+6');
  await visitDialog('enroll-known-remove', window, visit, window.locator('.card-acts button').nth(5));
  await window.locator('#cardNumber').fill('');
}

async function visitHolderAlert({ desk: { window }, service }: Surroundings, visit: Visit): Promise<void> {
  service.register(`0x${TAKEN}`, { first_name: 'Elsa', last_name: 'Wallin-Hammarström' });
  await window.locator('#cardNumber').fill(`0x${TAKEN}`);
  await window.locator('#lastName').fill('Second');
  await window.locator('#firstName').fill('Finn');
  await window.keyboard.press('Enter');
  await visitDialog('enroll-holder-alert', window, visit, window.locator('#firstName'));
  await visit('enroll-put-off', window);
}

async function visitRunningList({ desk: { window }, line }: Surroundings, visit: Visit): Promise<void> {
  await openScreen(window, 'people');
  await window.locator('textarea').fill('Adam;Ek\nÅsa;Berg\nBritt;Dahl');
  await window.locator('form button[type=submit]').click();
  await expect(window.locator('main table').first()).toBeVisible();
  await window.locator('main form button[type=submit]').last().click();
  await expect(window.locator('.people-next')).toBeVisible();
  await line.write(rdm6300Frame(LISTED));
  await expect(window.locator('.people-run-note .answer')).toBeVisible();
  await visit('people-run', window);
  await window.keyboard.press('F8');
  await expect(window.locator('.people-next[data-look=reading-back]')).toBeVisible();
  await visit('people-reading-back', window);
  await window.keyboard.press('F8');
  const finish = window.locator('.people-buttons > button').last();
  await finish.click();
  await visitDialog('people-finish', window, visit, finish);
}

async function visitCalibration({ desk: { window }, line }: Surroundings, visit: Visit): Promise<void> {
  await openScreen(window, 'settings');
  const opener = window.locator('[aria-describedby=calibration-hint]');
  const dialog = window.getByRole('dialog');
  const listenFor = async (card: string): Promise<void> => {
    await dialog.locator('input').last().fill(card);
    await dialog.locator('form button[type=submit]').click();
    await expect(dialog.locator('form')).toBeHidden();
    await expect(dialog.locator('.step .hint')).toBeVisible();
  };
  const again = (): Promise<void> => dialog.locator('.buttons .plain, .buttons .primary').first().click();
  await opener.click();
  await visit('calibration', window);
  await listenFor('0x1122332211');
  await visit('calibration-waiting', window);
  await line.write(Buffer.from('1122332211\r\n'));
  await expect(dialog.locator('.fits')).toBeVisible();
  await visitDialog('calibration-several', window, visit, opener);
  await opener.click();
  await listenFor('0x62e3086ced');
  await line.write(rdm6300Frame('0102030405'));
  await expect(dialog.locator('.way')).toBeVisible();
  await visit('calibration-missed', window);
  await again();
  await listenFor('0x62e3086ced');
  await line.write(rdm6300Frame('62e3086ced'));
  await expect(dialog.locator('.way')).toBeVisible();
  await visitDialog('calibration-found', window, visit, opener);
}

async function visitSettings(window: Page, visit: Visit): Promise<void> {
  await window.locator('section[aria-labelledby=templates] [aria-describedby=new-template-hint]').click();
  await window.locator('.change-log button').first().click();
  await expect(window.locator('.change-log .answer').nth(1)).toBeVisible();
  await visit('settings-template-and-change-log', window);
}

/** Escape leaves it, and focus is where it was. */
async function visitDialog(name: string, window: Page, visit: Visit, opener: Locator): Promise<void> {
  const dialog = window.locator('[role=dialog], [role=alertdialog]');
  await expect(dialog).toBeVisible();
  await visit(name, window);
  await window.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
}
