import type { Page } from '@playwright/test';
import { join } from 'node:path';
import { openDatabase } from '../../main/store/database.ts';
import { codeDigits } from '../../contract/key-text.ts';
import { listSubmissions, type PageGlobal } from '../support/bridge.ts';
import { expect, test } from '../support/desk-test.ts';
import { heapOf } from '../support/heap.ts';
import { pressByKeyboard, tabTo } from '../support/keyboard-only.ts';
import { filesHolding } from '../support/leaks.ts';
import {
  button,
  enroll,
  field,
  fillForm,
  goTo,
  noteNetwork,
  outcome,
  question,
  submissionRow,
} from '../support/screens.ts';

const entryRow = (window: Page, words: string | RegExp) =>
  window.getByRole('table', { name: 'Register' }).getByRole('row').filter({ hasText: words });
const search = (window: Page) => window.getByLabel('Search register', { exact: true });
const days = (window: Page) => window.getByLabel('Erase after (days)', { exact: true });
const inDialog = (window: Page, name: string) =>
  window.getByRole('alertdialog').getByRole('button', { name });

async function enrolled(window: Page, card: string, firstName: string, lastName: string): Promise<void> {
  await goTo(window, 'Enroll');
  await enroll(window, { card, firstName, lastName });
  await expect(outcome(window, new RegExp(`^Enrolled ${firstName} ${lastName}`))).toBeVisible();
}

/** What so many days later would look like. */
async function makeOlder(dataDir: string, dayCount: number): Promise<void> {
  const opened = await openDatabase(join(dataDir, 'tapdesk.db'));
  if (opened.kind !== 'open') throw new Error(opened.kind);
  const passedMs = dayCount * 86_400_000;
  opened.database.exec(`
    UPDATE register SET counts_from_ms = counts_from_ms - ${passedMs};
    UPDATE submissions SET settled_at_ms = settled_at_ms - ${passedMs}, follow_due_at_ms = NULL`);
  opened.database.close();
}

test.describe('The register', () => {
  test('has what was enrolled, found by name and by its number in another form', async ({ openReady }) => {
    const { window } = await openReady();
    await goTo(window, 'Register');
    await expect(window.getByText(/^Nothing is registered here yet/)).toBeVisible();

    await enrolled(window, '0x0102030405', 'Bo', 'Dahl');
    await fillForm(window, {
      card: '0x62e3086ced',
      firstName: 'Åsa',
      lastName: 'Öberg',
      validFrom: '2031-03-30T08:00',
      validTo: '2031-10-26T17:00',
      levels: ['Main entrance', 'Warehouse'],
    });
    await field(window, 'Last name').press('Enter');
    await expect(outcome(window, /^Enrolled Åsa Öberg/)).toBeVisible();

    await goTo(window, 'Register');
    await expect(entryRow(window, /./)).toHaveText([/Holder/, /Åsa Öberg/, /Bo Dahl/]);
    const row = entryRow(window, 'Åsa Öberg');
    await expect(row).toContainText('From 30 Mar 2031, 08:00');
    await expect(row).toContainText('Until 26 Oct 2031, 17:00');
    await expect(row).toContainText('Main entrance, Warehouse');
    await expect(entryRow(window, 'Bo Dahl')).toContainText('Without end');

    for (const text of ['asa ob', 'ÖBERG', 'EM:424715775213', '0424715775213', '62:E3:08:6C:ED']) {
      await search(window).fill(text);
      await expect(row).toBeVisible();
      await expect(entryRow(window, 'Bo Dahl')).toHaveCount(0);
      // The row it found must not stand for the next.
      await search(window).fill('nobody');
      await expect(window.getByText('Nobody and no card matches “nobody”.')).toBeVisible();
    }
  });

  test('leads to the submission an entry was registered by', async ({ openReady }) => {
    const { window } = await openReady();
    await enrolled(window, '0x0102030405', 'Bo', 'Dahl');
    await enrolled(window, '0x0102030406', 'Cia', 'Ek');

    await goTo(window, 'Register');
    await entryRow(window, 'Bo Dahl').getByRole('button', { name: 'Show in Activity' }).click();

    await expect(submissionRow(window, 'Bo Dahl')).toBeVisible();
    await expect(submissionRow(window, 'Cia Ek')).toHaveCount(0);
  });

  test('erases a person from Register and Activity once it has asked, and nothing at the service', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    await enrolled(window, '0x0102030405', 'Bo', 'Dahl');
    await enrolled(window, '0x0102030406', 'Cia', 'Ek');
    const callCount = service.requests('/accesskeys/add').length;

    await goTo(window, 'Register');
    await entryRow(window, 'Bo Dahl').getByRole('button', { name: 'Erase person…' }).click();
    await expect(question(window, 'Erase Bo Dahl?')).toContainText('At the service nothing changes');
    await inDialog(window, 'Keep').click();
    await expect(entryRow(window, 'Bo Dahl')).toBeVisible();

    await entryRow(window, 'Bo Dahl').getByRole('button', { name: 'Erase person…' }).click();
    await inDialog(window, 'Erase person').click();
    await expect(outcome(window, 'Erased from this desk: 1 card and 1 submission.')).toBeVisible();
    await expect(entryRow(window, 'Bo Dahl')).toHaveCount(0);
    await expect(entryRow(window, 'Cia Ek')).toBeVisible();
    await goTo(window, 'Activity');
    await expect(submissionRow(window, 'Cia Ek')).toBeVisible();
    await expect(submissionRow(window, 'Bo Dahl')).toHaveCount(0);
    expect(await listSubmissions(window)).toHaveLength(1);
    expect(service.keys()).toHaveLength(2);
    expect(service.requests('/accesskeys/add')).toHaveLength(callCount);
    expect(service.requests('/accesskeys/remove')).toHaveLength(0);
  });

  test('erases nobody while something of theirs is on its way', async ({ openReady, service }) => {
    const { window } = await openReady();
    await enrolled(window, '0x0102030405', 'Bo', 'Dahl');
    await service.goOffline();
    await goTo(window, 'Enroll');
    await enroll(window, { card: '0x0102030406', firstName: 'Bo', lastName: 'Dahl' });
    await expect(outcome(window, /^Saved/)).toBeVisible();

    await goTo(window, 'Register');
    await entryRow(window, 'Bo Dahl').getByRole('button', { name: 'Erase person…' }).click();
    await inDialog(window, 'Erase person').click();

    await expect(
      window.getByRole('alert').filter({ hasText: 'Nothing was erased: 1 submission under this name' }),
    ).toBeVisible();
    await expect(entryRow(window, 'Bo Dahl')).toBeVisible();
    expect(await listSubmissions(window)).toHaveLength(2);
  });

  test('erases nobody who is still to do on a list of people, until the list is finished', async ({
    openReady,
  }) => {
    const { window } = await openReady();
    await enrolled(window, '0x0102030405', 'Bo', 'Dahl');
    await window.keyboard.press('Control+L');
    await window.getByLabel('Or type or paste the people').fill('Bo;Dahl\nCia;Ek');
    await button(window, 'Read the lines').click();
    await button(window, 'Start with 2 people').click();
    await expect(button(window, 'Finish the list…')).toBeVisible();
    const erase = async (): Promise<void> => {
      await goTo(window, 'Register');
      await entryRow(window, 'Bo Dahl').getByRole('button', { name: 'Erase person…' }).click();
      await inDialog(window, 'Erase person').click();
    };

    await erase();
    await expect(
      window.getByRole('alert').filter({
        hasText:
          'Nothing was erased: 1 person of this name is still to do on the list of people. Enroll them there,',
      }),
    ).toBeVisible();
    await expect(entryRow(window, 'Bo Dahl')).toBeVisible();

    await window.keyboard.press('Control+L');
    await button(window, 'Finish the list…').click();
    await inDialog(window, 'Finish and erase the list').click();
    await expect(button(window, 'Read the lines')).toBeVisible();
    await erase();
    await expect(outcome(window, 'Erased from this desk: 1 card and 1 submission.')).toBeVisible();
  });

  test('forgets at start what a policy says is too old, and says how long it keeps', async ({
    openReady,
    openLive,
    place,
  }) => {
    const first = await openReady();
    await enrolled(first.window, '0x0102030405', 'Bo', 'Dahl');
    await first.close();

    const kept = await openLive({ policy: { retentionDays: 30 } });
    await goTo(kept.window, 'Register');
    await expect(entryRow(kept.window, 'Bo Dahl')).toBeVisible();
    await expect(kept.window.getByText(/^Entries are erased 30 days after/)).toBeVisible();
    await goTo(kept.window, 'Settings');
    await expect(days(kept.window)).toBeDisabled();
    await expect(days(kept.window)).toHaveValue('30');
    await kept.close();

    await makeOlder(place.dataDir, 31);
    const later = await openLive({ policy: { retentionDays: 30 } });
    await goTo(later.window, 'Register');
    await expect(later.window.getByText(/^Nothing is registered here yet/)).toBeVisible();
    expect(await listSubmissions(later.window)).toEqual([]);
  });

  test('keeps as many days as Settings say, and asks before it erases more', async ({ openReady }) => {
    const { window } = await openReady();
    await goTo(window, 'Register');
    await expect(window.getByText('Entries are kept until somebody erases them.')).toBeVisible();

    await goTo(window, 'Settings');
    await days(window).fill('a year');
    await button(window, 'Save days').click();
    await expect(days(window)).toHaveAccessibleDescription(/^Enter a whole number of days/);
    await days(window).fill('365');
    await button(window, 'Save days').click();
    await expect(question(window, 'Erase what is older than 365 days?')).toBeVisible();
    await inDialog(window, 'Save and erase').click();
    await expect(window.getByText(/^Entries are erased 365 days after/)).toBeVisible();

    await days(window).fill('0');
    await button(window, 'Save days').click();
    await expect(days(window)).toHaveValue('');
    await goTo(window, 'Register');
    await expect(window.getByText('Entries are kept until somebody erases them.')).toBeVisible();
  });

  test('is searched and erased without a mouse', async ({ openReady }) => {
    const { window } = await openReady();
    await enrolled(window, '0x0102030405', 'Bo', 'Dahl');

    await window.keyboard.press('Control+3');
    await expect(window.getByRole('heading', { level: 1, name: 'Register' })).toBeVisible();
    await search(window).focus();
    await window.keyboard.type('dahl');
    await expect(entryRow(window, 'Bo Dahl')).toBeVisible();
    await window.keyboard.press('Tab');
    await expect(button(window, 'Change… Bo Dahl, 0x0102030405')).toBeFocused();
    await window.keyboard.press('Tab');
    await expect(button(window, 'Show in Activity')).toBeFocused();
    await window.keyboard.press('Tab');
    await expect(button(window, 'Receipt…')).toBeFocused();
    await window.keyboard.press('Tab');
    await window.keyboard.press('Enter');
    await expect(question(window, 'Erase Bo Dahl?')).toBeFocused();
    await window.keyboard.press('Escape');
    await expect(button(window, 'Erase person…')).toBeFocused();
    await window.keyboard.press('Enter');
    await expect(question(window, 'Erase Bo Dahl?')).toBeFocused();
    await window.keyboard.press('Tab');
    await expect(inDialog(window, 'Erase person')).toBeFocused();
    await window.keyboard.press('Enter');

    await expect(outcome(window, 'Erased from this desk')).toBeVisible();
    await expect(window.getByText('Nobody and no card matches “dahl”.')).toBeVisible();
    await window.keyboard.press('Control+5');
    await expect(window.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  });
});

test.describe('A key that nobody can tap or type', () => {
  const panel = (window: Page) => window.getByRole('region', { name: 'Cora Up’s key' });
  const change = (window: Page) => window.getByRole('button', { name: /^Change… Cora Up/ });
  const openByKeyboard = async (window: Page): Promise<void> => {
    await window.keyboard.press('Control+3');
    await expect(window.getByRole('heading', { level: 1, name: 'Register' })).toBeVisible();
    await pressByKeyboard(window, change(window));
    await expect(panel(window).getByRole('button').first()).toBeFocused();
  };

  test('a lost card is removed by keyboard alone, offline; the removal goes out when the network is back', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    await enrolled(window, '0x0102030406', 'Bo', 'Dahl');
    await enrolled(window, '0x0102030405', 'Cora', 'Up');
    await service.goOffline();
    await field(window, 'First name').pressSequentially('Dora');

    await openByKeyboard(window);
    await window.keyboard.press('Alt+Digit6');
    await expect(question(window, 'Remove Cora Up’s card?')).toBeFocused();
    await window.keyboard.press('Tab');
    await window.keyboard.press('Enter');
    await expect(outcome(window, /^Saved/)).toBeVisible();
    await expect(field(window, 'First name')).toHaveValue('Dora');
    await window.keyboard.press('Control+3');
    await expect(entryRow(window, 'Cora Up')).toBeVisible();
    await expect(change(window)).toBeHidden();

    await tabTo(window, entryRow(window, 'Cora Up').getByRole('button').first());
    await service.goOnline();
    await noteNetwork(window);
    await expect.poll(() => service.keys().length, { timeout: 30_000 }).toBe(1);
    await expect(entryRow(window, 'Cora Up')).toHaveCount(0);
    // Nobody works their way through the page again because a row is gone.
    await expect(entryRow(window, 'Bo Dahl').getByRole('button').first()).toBeFocused();
  });

  test('a leaver’s code gets a new end and is removed; the window never has more of it than its last digit', async ({
    openReady,
    openLive,
    service,
    place,
  }) => {
    // Long, so that nothing holds it by chance.
    const CODE = 'code:0839104726500217';
    const ALMOST_ALL = codeDigits(CODE).slice(0, -1);
    const first = await openReady();
    await button(first.window, 'A code in place of a card…').press('Enter');
    await first.window.keyboard.type(codeDigits(CODE));
    await field(first.window, 'First name').fill('Cora');
    await field(first.window, 'Last name').fill('Up');
    await field(first.window, 'Last name').press('Enter');
    await expect(outcome(first.window, /^Enrolled Cora Up/)).toBeVisible();
    await first.close();

    const { app, window } = await openLive();
    await expect(field(window, 'First name')).toBeVisible();
    await openByKeyboard(window);
    await expect(window.getByLabel('Code', { exact: true })).toHaveValue(`${'•'.repeat(15)}7`);
    await window.keyboard.press('Alt+Digit1');
    await window.getByLabel('New end of validity').fill('2032-11-30T18:00');
    await window.keyboard.press('Enter');
    await expect(outcome(window, 'Changed for Cora Up: valid until 30 Nov 2032, 18:00.')).toBeVisible();
    expect(service.keys()).toMatchObject([{ validTo: '2032-11-30T17:00:00Z' }]);

    // Enter in the form enrolls nobody under what is shown of a code.
    await field(window, 'First name').fill('Dora');
    await field(window, 'First name').press('Enter');
    await expect(window.getByText(/^The digits of a saved code are not shown again/).first()).toBeVisible();

    await window.keyboard.press('Alt+Digit3');
    await expect(question(window, 'Remove Cora Up’s code?')).toBeVisible();
    for (const told of [await pageText(window), await toldOfKeys(window), await heapOf(app, window)]) {
      // The search does find what is there. A heap is too long to be printed.
      expect([told.includes('Cora'), told.includes(ALMOST_ALL)]).toEqual([true, false]);
    }
    await window.keyboard.press('Tab');
    await window.keyboard.press('Enter');
    await expect(outcome(window, 'Removed: Cora Up’s code opens no door any more.')).toBeVisible();
    await expect(window.getByLabel('Code', { exact: true })).toHaveValue('');
    await expect(panel(window)).toBeHidden();
    await expect(field(window, 'First name')).toHaveValue('Dora');
    expect(service.keys()).toEqual([]);
    expect(await pageText(window)).not.toContain(ALMOST_ALL);
    expect(await filesHolding(place.dataDir, codeDigits(CODE))).toEqual([]);
  });

  test('asks before it takes the place of a card in the form, and both answers hold', async ({
    openReady,
  }) => {
    const { window } = await openReady();
    await enrolled(window, '0x0102030405', 'Cora', 'Up');
    await field(window, 'Card number').fill('0x0102030406');
    await window.keyboard.press('Control+3');
    await pressByKeyboard(window, change(window));
    await expect(question(window, 'The form already has a card or a code')).toBeVisible();
    await window.keyboard.press('Escape');
    await expect(field(window, 'Card number')).toHaveValue('0x0102030406');

    await window.keyboard.press('Control+3');
    await pressByKeyboard(window, change(window));
    await expect(question(window, 'The form already has a card or a code')).toBeVisible();
    await window.keyboard.press('Tab');
    await window.keyboard.press('Enter');
    await expect(field(window, 'Card number')).toHaveValue('0x0102030405');
    await expect(panel(window).getByRole('button').first()).toBeFocused();
  });
});

/** All that stands in the page, its fields included. */
function pageText(window: Page): Promise<string> {
  return window.evaluate(() =>
    [
      document.documentElement.outerHTML,
      ...[...document.querySelectorAll('input')].map(({ value }) => value),
    ].join('\n'),
  );
}

/** What the window is told of every key in the register, whatever it shows. */
function toldOfKeys(window: Page): Promise<string> {
  return window.evaluate(async () => {
    const { desk } = globalThis as unknown as PageGlobal;
    const list = await desk.listRegister({ search: '', limit: 100 });
    const keyIds = list.ok ? list.value.entries.map(({ keyId }) => keyId) : [];
    const told = keyIds.map(async (keyId) => [
      await desk.getRegisteredKey({ keyId }),
      await desk.getHeldCard({ kind: 'registered', keyId }),
    ]);
    return JSON.stringify([list, await Promise.all(told)]);
  });
}
