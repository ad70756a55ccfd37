import { listSubmissions } from '../support/bridge.ts';
import { expect, test } from '../support/desk-test.ts';
import { button, field, goTo, outcome, statusButton } from '../support/screens.ts';

const banner = 'Practice mode: nothing here reaches the real service.';

test.describe('Practice mode', () => {
  test('with nothing configured the desk opens in it, and the whole job works at once', async ({ open }) => {
    const { window } = await open();
    await expect(window.getByText(banner)).toBeVisible();
    await expect(statusButton(window, 'Practice reader')).toBeVisible();

    await button(window, 'Tap a practice card').click();
    await expect(field(window, 'Card number')).toHaveValue(/^0x[0-9a-f]{10}$/);
    await field(window, 'First name').fill('Nils');
    await field(window, 'Last name').fill('Ny');
    await field(window, 'Last name').press('Enter');

    await expect(outcome(window, /^Enrolled Nils Ny/)).toBeVisible();
  });

  test('the practice service misbehaves as told, and the desk treats it as it would treat the real one', async ({
    open,
  }) => {
    const { window } = await open();
    const behave = (label: string): Promise<unknown> =>
      window.getByLabel('The practice service').selectOption({ label });

    await behave('cannot be reached');
    await button(window, 'Tap a practice card').click();
    await field(window, 'First name').fill('Ola');
    await field(window, 'First name').press('Enter');
    await expect(outcome(window, /^Saved/)).toBeVisible();
    await expect(statusButton(window, '1 waiting')).toBeVisible();
    await behave('works');
    await expect(outcome(window, /^Enrolled Ola/)).toBeVisible();

    await behave('refuses the card');
    await button(window, 'Tap a practice card').click();
    await field(window, 'First name').fill('Per');
    await field(window, 'First name').press('Enter');
    await expect(outcome(window, /^Not enrolled: .*The service says: /)).toBeVisible();

    await behave('refuses the key');
    await button(window, 'Tap a practice card').click();
    await field(window, 'First name').fill('Pål');
    await field(window, 'First name').press('Enter');
    await expect(window.getByText(/^Paused: the practice service refuses the key/)).toBeVisible();
  });

  test('leaving it leads to an empty live desk that stays live, and no practice reaches it', async ({
    open,
  }) => {
    const first = await open();
    await button(first.window, 'Tap a practice card').click();
    await field(first.window, 'First name').fill('Quinn');
    await field(first.window, 'First name').press('Enter');
    await expect(outcome(first.window, /^Enrolled Quinn/)).toBeVisible();

    await button(first.window, 'Set up the live desk').click();
    await expect(first.window.getByText(banner)).toBeHidden();
    await expect(statusButton(first.window, 'No reader chosen')).toBeVisible();
    expect(await listSubmissions(first.window)).toEqual([]);
    await first.close();

    const second = await open();
    await expect(statusButton(second.window, 'No reader chosen')).toBeVisible();
    await expect(second.window.getByText(banner)).toBeHidden();

    await goTo(second.window, 'Settings');
    await button(second.window, 'Practice').click();
    await expect(second.window.getByText(banner)).toBeVisible();
    expect(await listSubmissions(second.window)).toEqual([]);
  });

  test('--practice practises even where a policy makes the desk live', async ({ openLive, service }) => {
    const { window } = await openLive({ practice: true });

    await button(window, 'Tap a practice card').click();
    await field(window, 'First name').fill('Rakel');
    await field(window, 'First name').press('Enter');

    await expect(outcome(window, /^Enrolled Rakel/)).toBeVisible();
    expect(service.requests()).toEqual([]);
  });
});
