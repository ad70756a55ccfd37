import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { pinWeakness } from '../../contract/pin-rule.ts';
import { expect, test } from '../support/desk-test.ts';
import { filesHolding } from '../support/leaks.ts';
import { rdm6300Frame } from '../support/reader-bytes.ts';
import {
  button,
  enroll,
  field,
  goTo,
  outcome,
  question,
  statusButton,
  submissionRow,
} from '../support/screens.ts';

/** Long, so that no file holds it by chance. */
const CODE = '0839104726500217';
const SHOWN = `Code ${'•'.repeat(15)}7`;
const code = (window: Page): Locator => window.getByLabel('Code', { exact: true });

/** From the card's number to the code, and what is typed there. */
async function typeCode(window: Page, text: string): Promise<void> {
  await button(window, 'A code in place of a card…').press('Enter');
  await expect(code(window)).toBeFocused();
  await window.keyboard.type(text);
}

async function enrollCode(window: Page, name: string): Promise<void> {
  await typeCode(window, CODE);
  await field(window, 'First name').fill(name);
  await field(window, 'First name').press('Enter');
}

test.describe('A code for the keypad', () => {
  test('is enrolled offline with its zeros, as a code and without a PIN; nothing shows it again', async ({
    openReady,
    service,
    place,
  }) => {
    const { window } = await openReady();
    await field(window, 'PIN').fill('4827');
    await service.goOffline();
    await enrollCode(window, 'Cora');
    await expect(outcome(window, /^Saved/)).toBeVisible();
    await expect(field(window, 'Card number')).toHaveValue('');
    await expect(button(window, 'Show the PIN')).toBeHidden();

    await goTo(window, 'Activity');
    await expect(submissionRow(window, 'Cora')).toContainText(SHOWN);
    await expect(submissionRow(window, 'Cora')).not.toContainText(CODE);
    await service.goOnline();
    await expect(submissionRow(window, 'Cora')).toContainText('Delivered', { timeout: 30_000 });
    const sent = JSON.parse(service.requests('/accesskeys/add')[0]?.body ?? '{}') as object;
    expect(sent).toMatchObject({ key: { identification: CODE, type: 'code' } });
    expect(sent).not.toHaveProperty('pin');
    expect(service.keys()).toMatchObject([{ type: 'code', identification: CODE, pin: null }]);

    await goTo(window, 'Register');
    const row = window.getByRole('row').filter({ hasText: 'Cora' });
    await expect(row).toContainText(SHOWN);
    await row.getByRole('button', { name: 'Show in Activity' }).press('Enter');
    await expect(submissionRow(window, 'Cora')).toBeVisible();
    expect(await filesHolding(place.dataDir, CODE)).toEqual([]);
  });

  test('is digits only, is pointed out when it is weak, and what was typed for a card waits', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    await field(window, 'Card number').fill('0x0102030405');
    await typeCode(window, '1234');
    await expect(window.getByText('Weak: such a code is tried first.')).toBeVisible();
    await code(window).fill('12a');
    await window.keyboard.press('Enter');
    await expect(window.getByRole('alert').filter({ hasText: 'There is a problem' })).toContainText(
      'Code must be digits only',
    );
    await expect(field(window, 'PIN')).toBeHidden();
    // The one press with the mouse: the button and the field share a place.
    await button(window, 'A card in place of the code').click();
    await expect(field(window, 'Card number')).toBeFocused();
    await expect(field(window, 'Card number')).toHaveValue('0x0102030405');
    await button(window, 'A code in place of a card…').press('Enter');
    await expect(code(window)).toHaveValue('12a');
    expect(service.requests('/accesskeys/add')).toEqual([]);
  });

  test('that somebody has is not given to another without a question', async ({ openReady, service }) => {
    const { window } = await openReady();
    await enrollCode(window, 'Cora');
    await expect(outcome(window, `Enrolled Cora. ${SHOWN}.`)).toBeVisible();
    await enrollCode(window, 'Dora');
    await expect(question(window, 'This code belongs to Cora Up')).toBeVisible();
    await window.keyboard.press('Escape');
    expect(service.keys()).toHaveLength(1);

    // The one who has it: its validity, its levels and its removal, a key each.
    await expect(window.getByRole('region', { name: 'Cora Up’s key' })).toBeVisible();
    await expect(button(window, /New PIN/)).toBeHidden();
    await window.keyboard.press('Alt+Digit3');
    await expect(question(window, 'Remove Cora Up’s code?')).toBeVisible();
    await window.keyboard.press('Tab');
    await window.keyboard.press('Enter');
    await expect(outcome(window, 'Removed: Cora Up’s code opens no door any more.')).toBeVisible();
    expect(service.keys()).toEqual([]);
  });

  test('gives way to a tapped card: at once while it is empty, after a question once it is typed', async ({
    openReady,
    line,
  }) => {
    const { window } = await openReady();
    await expect(statusButton(window, 'Reader ready')).toBeVisible();
    await button(window, 'A code in place of a card…').press('Enter');
    await expect(code(window)).toBeFocused();
    await line.write(rdm6300Frame('0102030405'));
    await expect(field(window, 'Card number')).toHaveValue('0x0102030405');

    await field(window, 'Card number').fill('');
    await typeCode(window, CODE);
    await line.write(rdm6300Frame('0102030406'));
    await expect(question(window, 'A card was tapped')).toBeVisible();
    await window.keyboard.press('Escape');
    await expect(code(window)).toHaveValue(CODE);
  });

  test('is what a template can give: chosen with a key, for each next person', async ({
    openReady,
    service,
  }) => {
    const cleaner = {
      name: 'Cleaner',
      accessLevels: [{ id: '5d2f0a3e-6a51-4f0c-9a53-0f6d2a4f1c01', name: 'Main entrance' }],
      validity: { kind: 'this-week' },
      pin: 'none',
      key: 'code',
    };
    const { window } = await openReady({ policy: { templates: [cleaner] } });
    await window.keyboard.press('F1');
    for (const [name, digits] of [
      ['Cora', '83910'],
      ['Dora', '83911'],
    ] as const) {
      await code(window).fill(digits);
      await field(window, 'First name').fill(name);
      await window.keyboard.press('Enter');
      await expect(outcome(window, new RegExp(`^Enrolled ${name}`))).toBeVisible();
      await expect(code(window)).toHaveValue('');
    }
    expect(service.keys()).toMatchObject([
      { type: 'code', identification: '83910' },
      { type: 'code', identification: '83911' },
    ]);
  });

  test('is generated as long as Settings say, shown large on request, and after Enroll until the next person; nothing keeps it', async ({
    openReady,
    service,
    place,
  }) => {
    const { window, app } = await openReady();
    await goTo(window, 'Settings');
    await window.getByLabel('A generated code has').selectOption('8 digits');
    await goTo(window, 'Enroll');
    await button(window, 'A code in place of a card…').press('Enter');
    await button(window, 'Generate a code').press('Enter');
    await expect(code(window)).toHaveValue(/^[1-9]\d{7}$/);
    const digits = await code(window).inputValue();
    expect(pinWeakness(digits)).toBeNull();

    const sheet = window.getByRole('dialog', { name: `Code ${[...digits].join(' ')}` });
    await code(window).press('Alt+KeyP');
    await expect(sheet).toBeVisible();
    await window.keyboard.press('x');
    await expect(sheet).toBeHidden();
    await expect(code(window)).toHaveValue(digits);
    await field(window, 'First name').fill('Cora');
    await field(window, 'First name').press('Enter');
    await expect(outcome(window, /^Enrolled Cora/)).toBeVisible();
    expect(service.keys()).toMatchObject([{ type: 'code', identification: digits }]);

    await window.keyboard.press('Alt+KeyP');
    await expect(sheet).toBeVisible();
    await window.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    await button(window, 'Show the code').press('Enter');
    await expect(sheet).toBeVisible();
    await window.keyboard.press('Escape');
    await field(window, 'First name').press('D');
    await expect(button(window, 'Show the code')).toBeHidden();
    await window.keyboard.press('Alt+KeyP');
    await expect(window.getByRole('dialog')).toBeHidden();
    await expect(window.getByText(digits)).toHaveCount(0);

    const exported = join(place.root, 'activity.csv');
    await goTo(window, 'Activity');
    await app.evaluate(({ dialog }, filePath) => {
      Object.assign(dialog, { showSaveDialog: () => Promise.resolve({ canceled: false, filePath }) });
    }, exported);
    await button(window, 'Export…').press('Enter');
    await expect(outcome(window, /^Exported: 1 row/)).toBeVisible();
    expect(await readFile(exported, 'utf8')).toContain(`•${digits.slice(-1)}`);
    expect(await filesHolding(place.root, digits)).toEqual([]);
  });

  test('is shown in Activity by its number, whoever else has the name, and is not in the search box for it', async ({
    openReady,
  }) => {
    const { window } = await openReady();
    await enrollCode(window, 'Cora');
    await expect(outcome(window, /^Enrolled Cora/)).toBeVisible();
    for (const card of ['0x0102030405', '0x0102030406']) {
      await enroll(window, { card, firstName: 'Cora', lastName: 'Up' });
      await expect(outcome(window, /^Enrolled Cora/)).toBeVisible();
    }
    await goTo(window, 'Register');
    const row = window.getByRole('row').filter({ hasText: SHOWN });
    await row.getByRole('button', { name: 'Show in Activity' }).press('Enter');
    await expect(window.getByText(`Only ${SHOWN}`)).toBeVisible();
    await expect(submissionRow(window, 'Cora')).toHaveCount(1);
    await expect(submissionRow(window, 'Cora')).toContainText(SHOWN);
    await expect(window.getByLabel('Search', { exact: true })).toHaveValue('');

    await window.getByLabel('Search', { exact: true }).fill('Cora');
    await expect(submissionRow(window, 'Cora')).toHaveCount(3);
    await expect(window.getByText(`Only ${SHOWN}`)).toBeHidden();
  });
});
