import type { Page } from '@playwright/test';
import type { AccessService } from '../support/access-service.ts';
import { API_KEY, expect, test } from '../support/desk-test.ts';
import {
  button,
  enroll,
  field,
  fillForm,
  goTo,
  outcome,
  question,
  saveApiKey,
  statusButton,
  submissionRow,
} from '../support/screens.ts';

const CARD = '0x0102030405';
const cleo = { card: CARD, firstName: 'Cleo', lastName: 'Dahl', validTo: '2031-10-26T08:00' };
const dora = { card: CARD, firstName: 'Dora', lastName: 'Ek', pin: '0427' };
const finn = { card: CARD, firstName: 'Finn', lastName: 'Second', pin: '0815' };
const refusal = { kind: 'status', status: 400, body: 'Not today' } as const;

/** The order in which the service was asked to add and remove. */
function changesAsked(service: AccessService): readonly string[] {
  const paths = service.requests().map(({ path }) => path);
  return paths.filter((path) => path === '/accesskeys/add' || path === '/accesskeys/remove');
}

const holders = (service: AccessService): readonly (readonly [string, string | null])[] =>
  service.keys().map(({ person, pin }) => [person.first_name, pin]);

test.describe('A card this desk knows', () => {
  test('shows who has it, since when and until when, and asks; no key typed by chance is an answer', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    await enroll(window, cleo);
    await expect(outcome(window, /^Enrolled Cleo Dahl/)).toBeVisible();

    await fillForm(window, { ...dora, validTo: '' });
    const zone = window.getByRole('region', { name: 'Card', exact: true });
    await expect(zone).toContainText('Belongs to Cleo Dahl');
    await expect(zone).toContainText(/Registered \d+ \w+ \d{4}/);
    await expect(zone).toContainText('Valid until 26 Oct 2031, 08:00');
    await field(window, 'Last name').press('Enter');

    const asked = question(window, 'This card belongs to Cleo Dahl');
    await expect(asked).toContainText('valid until 26 Oct 2031, 08:00');
    await window.keyboard.type('Dora ');
    await window.keyboard.press('Enter');
    await expect(asked).toBeVisible();
    await window.keyboard.press('Escape');
    await expect(asked).toBeHidden();
    await expect(field(window, 'PIN')).toHaveValue('0427');
    expect(changesAsked(service)).toEqual(['/accesskeys/add']);
  });

  test('stays with its holder when only the key is changed', async ({ openReady, service }) => {
    const { window } = await openReady();
    await enroll(window, cleo);
    await expect(outcome(window, /^Enrolled Cleo Dahl/)).toBeVisible();
    await enroll(window, dora);

    const change = button(window, 'Change Cleo Dahl’s key');
    await expect(change).toHaveAccessibleDescription(/Cleo Dahl keeps the card.*Dora Ek is not used/);
    await change.click();

    await expect(outcome(window, /^Changed for Cleo Dahl: .*new PIN/)).toBeVisible();
    expect(holders(service)).toEqual([['Cleo', '0427']]);
  });

  test('stays with its holder whoever else was chosen, and nothing of that person is sent', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    await enroll(window, cleo);
    await expect(outcome(window, /^Enrolled Cleo Dahl/)).toBeVisible();
    await fillForm(window, { card: CARD, pin: '0427', validTo: '' });
    await button(window, 'Existing person…').click();
    await window.getByLabel('Find a person').fill('9b1f0c1e-3f35-4c64-a6a0-1d2f7a3b4c5d');
    await window.keyboard.press('Enter');
    await expect(window.getByText('Existing person: the one with this id')).toBeVisible();
    await field(window, 'Card number').press('Enter');

    await expect(
      button(window, 'Remove it from Cleo Dahl and enroll it for the person with this id'),
    ).toBeVisible();
    await button(window, 'Change Cleo Dahl’s key').click();

    await expect(outcome(window, 'Changed for Cleo Dahl: new PIN.')).toBeVisible();
    expect(holders(service)).toEqual([['Cleo', '0427']]);
    expect(JSON.parse(service.requests('/accesskeys/add').at(-1)?.body ?? '')).toEqual({
      id: service.keys()[0]?.id,
      pin: '0427',
      valid_to_date: '2031-10-26T07:00:00Z',
    });
  });

  test('is taken from its holder and enrolled for another: the removal goes first', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    await enroll(window, cleo);
    await expect(outcome(window, /^Enrolled Cleo Dahl/)).toBeVisible();
    await enroll(window, dora);

    await button(window, 'Remove it from Cleo Dahl and enroll it for Dora Ek').click();

    await expect(outcome(window, /^Enrolled Dora Ek/)).toBeVisible();
    expect(holders(service)).toEqual([['Dora', '0427']]);
    expect(changesAsked(service)).toEqual(['/accesskeys/add', '/accesskeys/remove', '/accesskeys/add']);
    await goTo(window, 'Activity');
    await expect(submissionRow(window, 'Remove the key of Cleo Dahl')).toContainText('Delivered');
  });

  test('is not taken from anybody when it is enrolled for the same person again', async ({ openReady }) => {
    const { window } = await openReady();
    await enroll(window, cleo);
    await expect(outcome(window, /^Enrolled Cleo Dahl/)).toBeVisible();
    await enroll(window, { ...cleo, firstName: 'CLEO', validTo: '2032-10-26T08:00' });

    const asked = question(window, 'This card belongs to Cleo Dahl');
    await expect(asked.getByRole('button')).toHaveText([
      /^Change Cleo Dahl’s key/,
      /^Remove it from Cleo Dahl and enroll it for CLEO Dahl/,
      /^Do not enroll/,
    ]);
    await button(window, 'Change Cleo Dahl’s key').click();
    await expect(outcome(window, 'Changed for Cleo Dahl: valid until 26 Oct 2032, 08:00.')).toBeVisible();
  });
});

test.describe('A key of somebody else that was changed', () => {
  async function alertFor(window: Page, service: AccessService): Promise<void> {
    service.register(CARD, { first_name: 'Elsa', last_name: 'First' });
    await enroll(window, { ...finn, validTo: '2031-10-26T08:00', levels: ['Main entrance', 'Garage'] });
    await expect(question(window, 'This card belongs to Elsa First')).toBeVisible();
  }

  test('is told with what was changed, and can be kept', async ({ openReady, service }) => {
    const { window } = await openReady();
    await alertFor(window, service);
    await expect(question(window, 'This card belongs to Elsa First')).toContainText(
      'Elsa First’s key now has: valid until 26 Oct 2031, 08:00, 2 access levels, the PIN typed here.',
    );

    await button(window, 'Keep it for Elsa First').click();

    await expect(outcome(window, 'Not enrolled: Elsa First keeps the card.')).toBeVisible();
    await expect(field(window, 'First name')).toBeFocused();
    await expect(statusButton(window, 'Nothing waiting')).toBeVisible();
    expect(holders(service)).toEqual([['Elsa', '0815']]);
    expect(changesAsked(service)).toEqual(['/accesskeys/add']);
  });

  test('is removed and the card enrolled afresh, removal first, with the PIN', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    await alertFor(window, service);

    await button(window, 'Remove the key and enroll it for Finn Second').click();

    await expect(outcome(window, /^Enrolled Finn Second/)).toBeVisible();
    expect(changesAsked(service)).toEqual(['/accesskeys/add', '/accesskeys/remove', '/accesskeys/add']);
    expect(service.keys()).toMatchObject([
      { pin: '0815', validTo: '2031-10-26T07:00:00Z', person: { first_name: 'Finn' } },
    ]);
    expect(service.keys()[0]?.accessLevels).toHaveLength(2);
    await expect(statusButton(window, 'Nothing waiting')).toBeVisible();
  });

  test('left for later it stays in sight, is counted, and comes back: one after the other', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    await alertFor(window, service);
    await window.keyboard.press('Escape');
    const banner = window.getByText(/^Card 0x0102030405 belongs to Elsa First, not to Finn Second/);
    await expect(banner).toBeVisible();
    await expect(statusButton(window, '1 needs attention')).toBeVisible();
    await goTo(window, 'Activity');
    await submissionRow(window, 'Finn Second').getByRole('button', { name: 'Decide now' }).click();
    await button(window, 'Decide later').click();

    service.register('0x0102030406', { first_name: 'Gerd', last_name: 'Third' });
    await goTo(window, 'Enroll');
    await enroll(window, { card: '0x0102030406', firstName: 'Hugo', lastName: 'Fourth' });
    await expect(question(window, 'This card belongs to Elsa First')).toContainText('One more like this');
    await button(window, 'Keep it for Elsa First').click();
    await expect(question(window, 'This card belongs to Gerd Third')).toBeVisible();
    await window.keyboard.press('Enter');
    await button(window, 'Decide later').click();
    await expect(field(window, 'First name')).toBeFocused();

    await window.reload();
    await button(window, 'Keep it for Gerd Third').click();
    await expect(statusButton(window, 'Nothing waiting')).toBeVisible();
    await expect(banner).toBeHidden();
  });

  test('whose removal is refused holds the enrollment back; discarding the one discards both, and says when', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    await alertFor(window, service);
    service.misbehaveOnce('/accesskeys/remove', refusal);
    await button(window, 'Remove the key and enroll it for Finn Second').click();

    await expect(outcome(window, /^Not enrolled: .*Elsa First’s key is not removed yet/)).toBeVisible();
    await expect(statusButton(window, /1 needs attention, 1 waiting/)).toBeVisible();
    await goTo(window, 'Activity');
    const removal = submissionRow(window, 'Remove the key of Elsa First');
    await expect(removal).toContainText('The service says: Not today');
    await expect(removal.getByRole('button', { name: 'Edit' })).toBeHidden();
    const held = submissionRow(window, 'this goes after it');
    await expect(held).toContainText('Finn Second');

    await removal.getByRole('button', { name: 'Discard' }).click();
    const asked = question(window, 'Discard the removal of Elsa First’s key?');
    await expect(asked).toContainText('The enrollment of Finn Second is discarded with it.');
    await asked.getByRole('button', { name: 'Discard', exact: true }).click();

    await expect(removal).toContainText(/Discarded\s*\d+ \w+ \d{4}, \d\d:\d\d/);
    await expect(submissionRow(window, 'Discarded')).toHaveCount(2);
    await expect(statusButton(window, 'Nothing waiting')).toBeVisible();
    expect(holders(service)).toEqual([['Elsa', '0815']]);
  });

  test('whose enrollment is refused after the removal says what that leaves, until it is edited and sent', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    await alertFor(window, service);
    service.misbehaveOnce('/accesskeys/add', refusal);
    await button(window, 'Remove the key and enroll it for Finn Second').click();

    const halfDone = 'Elsa First’s key has been removed: this card opens nothing until this is sent.';
    await expect(
      outcome(window, `Not enrolled: Finn Second. The service says: Not today. ${halfDone}`),
    ).toBeVisible();
    expect(holders(service)).toEqual([]);
    await goTo(window, 'Activity');
    const half = submissionRow(window, halfDone);
    await half.getByRole('button', { name: 'Discard' }).click();
    await expect(question(window, /^Discard/)).toContainText('then nobody has this card');
    await button(window, 'Keep it').click();

    await half.getByRole('button', { name: 'Edit' }).click();
    await expect(field(window, 'PIN')).toHaveValue('0815');
    await field(window, 'Last name').fill('Corrected');
    await field(window, 'Last name').press('Enter');

    await expect(outcome(window, /^Enrolled Finn Corrected/)).toBeVisible();
    expect(holders(service)).toEqual([['Finn', '0815']]);
  });

  test('is removed and enrolled afresh over a kill in the middle: nothing lost, nothing twice, order kept', async ({
    openReady,
    openLive,
    service,
  }) => {
    const first = await openReady();
    await alertFor(first.window, service);
    service.misbehaveOnce('/accesskeys/remove', { kind: 'hang' });
    await button(first.window, 'Remove the key and enroll it for Finn Second').click();
    await expect.poll(() => service.requests('/accesskeys/remove').length).toBe(1);
    await first.kill();

    const { window } = await openLive();

    await goTo(window, 'Activity');
    await expect(submissionRow(window, 'Delivered')).toHaveCount(3);
    expect(holders(service)).toEqual([['Finn', '0815']]);
    expect(changesAsked(service).slice(1)).toEqual([
      '/accesskeys/remove',
      '/accesskeys/remove',
      '/accesskeys/add',
    ]);
  });
});

test.describe('Undo', () => {
  test('puts what was not sent back into the form, by key as by button, and nothing is sent of it', async ({
    openLive,
    service,
  }) => {
    const { window } = await openLive();
    await enroll(window, finn);
    await expect(button(window, 'Undo')).toBeVisible();
    await window.keyboard.press('Control+z');

    await expect(outcome(window, /^Undone: nothing was sent of Finn Second/)).toBeVisible();
    for (const [name, text] of [
      ['Card number', CARD],
      ['First name', 'Finn'],
      ['PIN', '0815'],
    ] as const)
      await expect(field(window, name)).toHaveValue(text);

    await field(window, 'Last name').press('Enter');
    await button(window, 'Undo').click();
    await expect(field(window, 'Last name')).toHaveValue('Second');

    await saveApiKey(window, API_KEY);
    await expect(statusButton(window, 'Nothing waiting')).toBeVisible();
    expect(changesAsked(service)).toEqual([]);
    await goTo(window, 'Activity');
    await expect(submissionRow(window, 'Discarded')).toHaveCount(2);
  });

  test('leaves the next person’s text alone: Ctrl+Z is the text field’s own, and the button says what it did', async ({
    openLive,
  }) => {
    const { window } = await openLive();
    await enroll(window, finn);
    await expect(button(window, 'Undo')).toBeVisible();
    await window.keyboard.type('Gro');
    await window.keyboard.press('Control+z');
    await expect(button(window, 'Undo')).toBeVisible();
    await field(window, 'First name').fill('Gro');

    await button(window, 'Undo').click();

    await expect(outcome(window, /The form already holds something else, and was left alone/)).toBeVisible();
    await expect(field(window, 'First name')).toHaveValue('Gro');
    await expect(field(window, 'Card number')).toHaveValue('');
    await expect(statusButton(window, /Paused: no API key$/)).toBeVisible();
  });

  test('is not offered for what has gone out', async ({ openReady, service }) => {
    const { window } = await openReady();
    await service.goOffline();

    await enroll(window, finn);

    await expect(outcome(window, /^Saved: .*It will be sent/)).toBeVisible();
    await expect(button(window, 'Undo')).toBeHidden();
  });
});
