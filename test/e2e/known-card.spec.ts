import type { Page } from '@playwright/test';
import type { AccessService } from '../support/access-service.ts';
import { expect, test } from '../support/desk-test.ts';
import { rdm6300Frame } from '../support/reader-bytes.ts';
import {
  button,
  enroll,
  field,
  goTo,
  noteNetwork,
  outcome,
  question,
  statusButton,
  submissionRow,
} from '../support/screens.ts';
import type { SerialLine } from '../support/serial-line.ts';

const CSN = '0102030405';
const cleo = { card: `0x${CSN}`, firstName: 'Cleo', lastName: 'Dahl', validTo: '2031-10-26T08:00' };

const panel = (window: Page) => window.getByRole('region', { name: 'Cleo Dahl’s key' });

/** Cleo has the card, and it lies on the reader. */
async function tapOfCleo(window: Page, line: SerialLine): Promise<void> {
  await enroll(window, { ...cleo, levels: ['Main entrance'] });
  await expect(outcome(window, /^Enrolled Cleo Dahl/)).toBeVisible();
  await field(window, 'Valid to').fill('');
  await expect(statusButton(window, 'Reader ready')).toBeVisible();
  await line.write(rdm6300Frame(CSN));
  await expect(panel(window)).toBeVisible();
}

/** Notes it in the page when the question is gone, were it for a moment. */
async function watchForGap(window: Page): Promise<void> {
  await window.evaluate(() => {
    new MutationObserver(() => {
      if (document.querySelector('[role=alertdialog]') === null) document.body.dataset['gap'] = 'seen';
    }).observe(document.body, { childList: true, subtree: true });
  });
}

/** What was asked of the service in all, but for the first enrollment. */
const changesSent = (service: AccessService): readonly Record<string, unknown>[] =>
  service
    .requests('/accesskeys/add')
    .slice(1)
    .map(({ body }) => JSON.parse(body) as Record<string, unknown>);

test.describe('A tapped card that somebody has, by keyboard alone', () => {
  test('tells what its key is, and its validity is extended; the form is left alone', async ({
    openReady,
    service,
    line,
  }) => {
    const { window } = await openReady();
    await tapOfCleo(window, line);
    await expect(panel(window)).toContainText('Access levels: Main entrance');
    await expect(panel(window)).toContainText('No PIN that this desk knows of');
    await expect(panel(window)).toContainText('Ready at every door system.');
    await field(window, 'First name').press('D');

    await window.keyboard.press('Alt+Digit1');
    const end = window.getByLabel('New end of validity');
    await expect(end).toBeFocused();
    await expect(end).toHaveValue('2031-10-26T08:00');
    await end.fill('2020-01-01T08:00');
    await window.keyboard.press('Enter');
    await expect(panel(window)).toContainText('Valid to must be in the future');
    await end.fill('2032-11-30T18:00');
    await window.keyboard.press('Enter');

    await expect(outcome(window, 'Changed for Cleo Dahl: valid until 30 Nov 2032, 18:00.')).toBeVisible();
    await expect(panel(window).getByRole('button', { name: 'Change validity' })).toBeFocused();
    await expect(window.getByRole('region', { name: 'Card', exact: true })).toContainText(
      'Valid until 30 Nov 2032, 18:00',
    );
    await expect(field(window, 'First name')).toHaveValue('D');
    expect(changesSent(service)).toEqual([
      {
        id: service.keys()[0]?.id,
        valid_to_date: '2032-11-30T17:00:00Z',
        access_levels: [service.levels[0]?.id],
      },
    ]);
  });

  test('gets a new PIN and loses it again offline: both are told as waiting, and delivered in that order', async ({
    openReady,
    service,
    line,
  }) => {
    const { window } = await openReady();
    await tapOfCleo(window, line);
    await service.goOffline();

    await window.keyboard.press('Alt+Digit2');
    await expect(window.getByLabel('The new PIN')).toBeFocused();
    await window.keyboard.type('0815');
    await window.keyboard.press('Enter');
    await expect(outcome(window, /^Saved/)).toBeVisible();
    await window.keyboard.press('Alt+Digit3');
    await expect(question(window, 'Clear Cleo Dahl’s PIN?')).toBeVisible();
    await window.keyboard.press('Tab');
    await window.keyboard.press('Enter');
    await expect(panel(window)).toContainText('Change the key of Cleo Dahl: new PIN · Waiting');
    await expect(panel(window)).toContainText('Change the key of Cleo Dahl: no PIN · Waiting');

    await service.goOnline();
    await expect(outcome(window, 'Changed for Cleo Dahl: no PIN.')).toBeVisible({ timeout: 30_000 });
    expect(changesSent(service).map(({ pin }) => pin)).toEqual(['0815', null]);
    expect(service.keys()).toMatchObject([{ pin: null, person: { first_name: 'Cleo' } }]);
    await expect(panel(window)).not.toContainText('Waiting');
  });

  test('keeps what is typed for it, and the question asked of it, when the window gets narrower and wider', async ({
    openReady,
    line,
  }) => {
    const { app, window } = await openReady();
    const setWidth = async (width: number): Promise<void> => {
      await app.evaluate(({ BrowserWindow }, to) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(to, 900);
      }, width);
      await expect.poll(() => window.evaluate(() => innerWidth)).toBe(width);
    };
    await setWidth(1280);
    await tapOfCleo(window, line);
    await window.keyboard.press('Alt+Digit1');
    const end = window.getByLabel('New end of validity');
    await end.fill('2032-11-30T18:00');

    for (const width of [800, 1280]) {
      await setWidth(width);
      await expect(end).toHaveValue('2032-11-30T18:00');
      await expect(end).toBeFocused();
    }

    await window.keyboard.press('Escape');
    await window.keyboard.press('Alt+Digit6');
    await expect(question(window, /^Remove/)).toBeVisible();
    await watchForGap(window);
    await setWidth(800);
    await setWidth(1280);
    expect(await window.evaluate(() => document.body.dataset['gap'])).toBeUndefined();
  });

  test('is not changed by what was typed while it was said to be somebody else’s', async ({
    openReady,
    service,
  }) => {
    service.register(cleo.card, { first_name: 'Elsa', last_name: 'First' });
    const { window } = await openReady();
    await service.goOffline();
    await enroll(window, cleo);
    await expect(outcome(window, /^Saved/)).toBeVisible();
    await field(window, 'Card number').fill(cleo.card);
    await expect(panel(window)).toBeVisible();
    await window.keyboard.press('Alt+Digit2');
    await window.keyboard.type('0815');

    await service.goOnline();
    await noteNetwork(window);
    await expect(question(window, 'This card belongs to Elsa First')).toBeVisible({ timeout: 30_000 });
    await window.keyboard.press('Escape');
    const elsas = window.getByRole('region', { name: 'Elsa First’s key' });
    await expect(elsas).toBeVisible();
    await expect(window.getByLabel('The new PIN')).toHaveValue('0815');
    await window.getByLabel('The new PIN').press('Enter');

    await expect(elsas.getByRole('alert').filter({ hasText: 'Nothing was saved' })).toBeVisible();
    expect(changesSent(service)).toEqual([]);
    expect(service.keys()).toMatchObject([{ pin: null, person: { first_name: 'Elsa' } }]);
  });

  test('says in the question why it was not done', async ({ openReady, service, line }) => {
    const { window } = await openReady();
    await tapOfCleo(window, line);
    const garage = { id: service.levels[1]?.id, name: 'Garage', system_id: 'Head office' };
    const body = JSON.stringify({ levels: [garage] });
    service.misbehave('/accesslevels/list', { kind: 'status', status: 200, body });
    await button(window, 'Refresh list').click();
    await expect(window.getByText('Main entrance is gone from the service.')).toBeVisible();

    await window.keyboard.press('Alt+Digit3');
    await question(window, 'Clear Cleo Dahl’s PIN?').getByRole('button', { name: 'Clear PIN' }).click();

    await expect(question(window, 'Clear Cleo Dahl’s PIN?').getByRole('alert')).toContainText(
      'one of this key’s access levels is gone',
    );
    expect(changesSent(service)).toEqual([]);
  });

  test('keeps what is typed for it when another card is tapped and declined, and when another screen is looked at', async ({
    openReady,
    line,
  }) => {
    const { window } = await openReady();
    await tapOfCleo(window, line);
    await window.keyboard.press('Alt+Digit2');
    await expect(window.getByLabel('The new PIN')).toBeFocused();
    await window.keyboard.type('08');

    await line.write(rdm6300Frame('0102030406'));
    await expect(question(window, 'Another card was tapped')).toBeVisible();
    await window.keyboard.press('Escape');
    await expect(window.getByLabel('The new PIN')).toBeFocused();
    await window.keyboard.press('Control+3');
    await window.keyboard.press('Control+1');
    await expect(window.getByLabel('The new PIN')).toHaveValue('08');
    await expect(field(window, 'First name')).toBeFocused();
    await window.getByLabel('The new PIN').press('End');
    await window.keyboard.type('15');
    await window.keyboard.press('Enter');

    await expect(outcome(window, 'Changed for Cleo Dahl: new PIN.')).toBeVisible();
  });

  test('changes its access levels, never to none, and keeps its end', async ({
    openReady,
    service,
    line,
  }) => {
    const { window } = await openReady();
    await tapOfCleo(window, line);

    await window.keyboard.press('Alt+Digit4');
    const levels = panel(window).getByRole('group', { name: 'New access levels' });
    await expect(levels.getByRole('checkbox', { name: 'Main entrance' })).toBeFocused();
    await window.keyboard.press('Space');
    await window.keyboard.press('Enter');
    await expect(panel(window)).toContainText('Choose at least one access level.');
    await window.keyboard.press('Tab');
    await window.keyboard.press('Space');
    await window.keyboard.press('Enter');

    await expect(outcome(window, 'Changed for Cleo Dahl: 1 access level.')).toBeVisible();
    await expect(panel(window)).toContainText('Access levels: Garage');
    expect(service.keys()).toMatchObject([
      { accessLevels: [service.levels[1]?.id], validTo: '2031-10-26T07:00:00Z' },
    ]);
  });

  test('tells when the service keeps an end that was to be cleared', async ({ openReady, line }) => {
    const { window } = await openReady();
    await tapOfCleo(window, line);
    await window.keyboard.press('Alt+Digit1');
    await window.getByLabel('New end of validity').fill('');
    await window.keyboard.press('Enter');

    await expect(
      outcome(window, /The service kept another end of validity: 26 Oct 2031, 08:00/),
    ).toBeVisible();
    await expect(window.getByRole('region', { name: 'Card', exact: true })).toContainText(
      'Valid until 26 Oct 2031, 08:00',
    );
  });

  test('is removed after a question, and the next card is taken without one', async ({
    openReady,
    service,
    line,
  }) => {
    const { window } = await openReady();
    await tapOfCleo(window, line);
    await window.keyboard.press('Alt+Digit6');
    await expect(question(window, 'Remove Cleo Dahl’s card?')).toBeVisible();
    await window.keyboard.press('Escape');
    await expect(panel(window).getByRole('button', { name: 'Remove card…' })).toBeFocused();
    expect(service.keys()).toHaveLength(1);

    await window.keyboard.press('Enter');
    await window.keyboard.press('Tab');
    await window.keyboard.press('Enter');
    await expect(outcome(window, 'Removed: Cleo Dahl’s card opens no door any more.')).toBeVisible();
    await expect(panel(window)).toBeHidden();
    expect(service.keys()).toEqual([]);

    await line.write(rdm6300Frame('0102030406'));
    await expect(field(window, 'Card number')).toHaveValue('0x0102030406');
    await goTo(window, 'Activity');
    await expect(submissionRow(window, 'Remove the key of Cleo Dahl')).toContainText('Delivered');
  });
});

test.describe('A card that is replaced, by keyboard alone', () => {
  const NEW_CSN = '0102030406';

  async function replaceByTap(window: Page, line: SerialLine): Promise<void> {
    await window.keyboard.press('Alt+Digit5');
    const newCard = window.getByLabel('New card number');
    await expect(newCard).toBeFocused();
    await line.write(rdm6300Frame(NEW_CSN));
    await expect(newCard).toHaveValue(`0x${NEW_CSN}`);
    await window.keyboard.press('Tab');
    await window.keyboard.type('0815');
    await window.keyboard.press('Enter');
  }
  const cards = (service: AccessService): readonly string[] => service.keys().map(({ card }) => card);

  test('the new one goes to the same person on the same terms, then the old one is removed', async ({
    openReady,
    service,
    line,
  }) => {
    const { window } = await openReady();
    await tapOfCleo(window, line);
    const [before] = service.keys();
    await replaceByTap(window, line);

    await expect(outcome(window, /^Enrolled Cleo Dahl. Card 0x0102030406/)).toBeVisible();
    await expect(panel(window)).toBeHidden();
    expect(service.keys()).toMatchObject([
      { pin: '0815', validTo: before?.validTo, accessLevels: before?.accessLevels, person: before?.person },
    ]);
    const changes = service.requests().filter(({ path }) => /\/(add|remove)$/.test(path));
    expect(changes.map(({ path }) => path.replace('/accesskeys/', ''))).toEqual(['add', 'add', 'remove']);
  });

  test('a crash between the halves leaves both known, and the second is done after the restart', async ({
    openReady,
    openLive,
    service,
    line,
  }) => {
    const first = await openReady();
    await tapOfCleo(first.window, line);
    service.misbehave('/accesskeys/remove', { kind: 'hang' });
    await replaceByTap(first.window, line);
    await expect.poll(() => service.requests('/accesskeys/remove').length).toBe(1);
    await expect(panel(first.window)).toContainText(
      'The new card 0x0102030406 is registered, and this one still opens doors until this is sent.',
    );
    await first.kill();
    expect(cards(service)).toHaveLength(2);

    service.behave();
    const second = await openLive();
    await goTo(second.window, 'Activity');
    await expect(submissionRow(second.window, 'Remove the key of Cleo Dahl')).toContainText('Delivered');
    expect(service.keys()).toMatchObject([{ pin: '0815', person: { first_name: 'Cleo' } }]);
  });

  test('the old one stays while the new one is refused, and says so', async ({
    openReady,
    service,
    line,
  }) => {
    const { window } = await openReady();
    await tapOfCleo(window, line);
    service.misbehave('/accesskeys/add', { kind: 'status', status: 400, body: 'Not today' });
    await replaceByTap(window, line);

    await expect(outcome(window, 'Not enrolled: Cleo Dahl. The service says: Not today')).toBeVisible();
    await expect(panel(window)).toContainText(
      'This card still opens doors: the new card 0x0102030406 is not registered, and that needs attention',
    );
    expect(service.requests('/accesskeys/remove')).toEqual([]);
    expect(cards(service)).toHaveLength(1);
  });
});

test('A card is lent for the day and taken back by tapping it, by keyboard alone', async ({
  openReady,
  service,
  line,
}) => {
  const { window } = await openReady();
  await expect(statusButton(window, 'Reader ready')).toBeVisible();
  await line.write(rdm6300Frame(CSN));
  await expect(field(window, 'Card number')).toHaveValue(`0x${CSN}`);
  await field(window, 'First name').pressSequentially('Cleo');
  await field(window, 'Last name').pressSequentially('Dahl');
  const loan = window.getByLabel('Lend it for today');
  await window.keyboard.press('Alt+L');
  await expect(loan).toBeChecked();
  await expect(field(window, 'Last name')).toBeFocused();
  await expect(field(window, 'Last name')).toHaveValue('Dahl');
  await expect(field(window, 'Valid to')).toHaveValue(/T23:59$/);
  await window.keyboard.press('Alt+L');
  await expect(loan).not.toBeChecked();
  await expect(field(window, 'Valid to')).toHaveValue('');
  await window.keyboard.press('Alt+L');
  await field(window, 'Last name').press('Enter');
  await expect(outcome(window, /^Enrolled Cleo Dahl/)).toBeVisible();
  await expect(loan).not.toBeChecked();
  await expect(field(window, 'Valid to')).toHaveValue('');
  // A day on which the clocks go back has one hour more.
  expect(Date.parse(service.keys()[0]?.validTo ?? '') - Date.now()).toBeLessThan(25 * 3_600_000);

  // Until the reader has seen no card for a second, it is the same one still lying there.
  await expect(async () => {
    await line.write(rdm6300Frame(CSN));
    await expect(panel(window)).toContainText('Lent: a temporary card', { timeout: 1_000 });
  }).toPass({ intervals: [1_200] });
  await window.keyboard.press('Alt+Digit1');
  await expect(question(window, 'Take back the card lent to Cleo Dahl?')).toBeVisible();
  await window.keyboard.press('Tab');
  await window.keyboard.press('Enter');
  await expect(outcome(window, 'Removed: Cleo Dahl’s card opens no door any more.')).toBeVisible();
  expect(service.keys()).toEqual([]);
});

test.describe('An unknown card, by keyboard alone', () => {
  const personsSent = (service: AccessService): readonly unknown[] =>
    service.requests('/accesskeys/add').map(({ body }) => (JSON.parse(body) as { person?: unknown }).person);
  async function openSearch(window: Page): Promise<void> {
    await field(window, 'Last name').focus();
    await window.keyboard.press('Tab');
    await window.keyboard.press('Enter');
    await expect(window.getByLabel('Find a person')).toBeFocused();
  }

  test('goes to an existing person found by name, offline, and the next card to somebody new', async ({
    openReady,
    service,
    line,
  }) => {
    const { window } = await openReady();
    await tapOfCleo(window, line);
    await service.goOffline();
    await line.write(rdm6300Frame('0102030406'));
    await expect(field(window, 'Card number')).toHaveValue('0x0102030406');

    await openSearch(window);
    await window.keyboard.type('dahl');
    await expect(window.getByRole('button', { name: 'Cleo Dahl 0x0102030405' })).toBeVisible();
    await window.keyboard.press('Enter');
    await expect(window.getByText('Existing person: Cleo Dahl')).toBeVisible();
    await field(window, 'Card number').press('Enter');
    await expect(outcome(window, /^Saved/)).toBeVisible();
    await expect(field(window, 'First name')).toHaveValue('');

    await service.goOnline();
    await expect(outcome(window, /^Enrolled Cleo Dahl. Card 0x0102030406/)).toBeVisible({ timeout: 30_000 });
    const [first, second] = service.keys();
    expect(second?.person).toEqual(first?.person);
    expect(personsSent(service).at(-1)).toEqual({ id: first?.person.id });
  });

  test('goes to the person whose id is pasted; what is no person id is refused with a sentence', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    const id = '7d4d3ec6-8f6f-4a52-9a64-0000000002ff';
    await field(window, 'Card number').fill('0x0102030406');
    await openSearch(window);
    await window.keyboard.type('12345');
    await window.keyboard.press('Enter');
    await expect(window.getByText('it is no person id')).toBeVisible();
    await window.getByLabel('Find a person').fill(id);
    await window.keyboard.press('Enter');
    await expect(window.getByText('Existing person: the one with this id')).toContainText(id);
    await field(window, 'Card number').press('Enter');
    await expect(outcome(window, /^Enrolled/)).toBeVisible();
    expect(personsSent(service)).toEqual([{ id }]);
  });

  test('goes to nobody: it is said that the service makes up a person', async ({ openReady, service }) => {
    const { window } = await openReady();
    await expect(window.getByText('With both names empty, the service makes up a person.')).toBeVisible();
    await enroll(window, { card: '0x0102030406' });
    await expect(outcome(window, /^Enrolled without a name/)).toBeVisible();
    expect(personsSent(service)).toEqual([undefined]);
  });
});
