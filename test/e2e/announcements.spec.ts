import type { Locator } from '@playwright/test';
import { API_KEY, expect, test } from '../support/desk-test.ts';
import { listenToRegions, takeHeard } from '../support/looks/announcements.ts';
import { rdm6300Frame } from '../support/reader-bytes.ts';
import {
  button,
  enroll,
  field,
  goTo,
  noteNetwork,
  outcome,
  saveApiKey,
  type ScreenName,
  statusButton,
} from '../support/screens.ts';

test.describe('A screen reader', () => {
  test('says what came of it exactly once: cards, outcomes, and the reader', async ({
    openLive,
    line,
    service,
  }) => {
    const { window } = await openLive();
    await saveApiKey(window, API_KEY);
    await expect(statusButton(window, 'Reader ready')).toBeVisible();
    await expect(window.getByRole('checkbox', { name: 'Garage' })).toBeVisible();
    await listenToRegions(window);
    const zone = window.getByRole('region', { name: 'Card', exact: true });
    const person = { firstName: 'Ada', lastName: 'Berg' };

    await line.write(rdm6300Frame('0000000000'));
    await expect(zone).toContainText('That card was not read');
    expect(await takeHeard(window)).toEqual([
      'That card was not readThe card has an empty number. Use another card.',
    ]);

    await line.write(rdm6300Frame('0102030405'));
    await expect(zone).toContainText('0x0102030405');
    expect(await takeHeard(window)).toEqual(['Card read: 0x0102030405.']);

    await field(window, 'First name').fill('Ada');
    await field(window, 'Last name').fill('Berg');
    await field(window, 'Last name').press('Enter');
    await expect(outcome(window, /^Enrolled Ada Berg/)).toBeVisible();
    expect(withoutWaiting(await takeHeard(window))).toEqual(['Enrolled Ada Berg. Card 0x0102030405.']);

    await expect(async () => {
      await line.write(rdm6300Frame('0102030405'));
      await expect(zone).toContainText('Belongs to Ada Berg', { timeout: 700 });
    }).toPass();
    await expect(button(window, /^Change validity/)).toBeVisible();
    expect(await takeHeard(window)).toEqual(['Card read: 0x0102030405. Belongs to Ada Berg.']);
    await window.keyboard.press('Escape');

    service.misbehaveOnce('/accesskeys/add', { kind: 'status', status: 400, body: 'Not today' });
    await enroll(window, { ...person, card: '0x0102030406' });
    await expect(outcome(window, /^Not enrolled/)).toBeVisible();
    expect(withoutWaiting(await takeHeard(window))).toEqual([
      'Not enrolled: Ada Berg. The service says: Not today',
    ]);

    await service.goOffline();
    await enroll(window, { ...person, card: '0x0102030407' });
    await expect(outcome(window, /^Saved: .*It will be sent/)).toBeVisible();
    const saved = withoutWaiting(await takeHeard(window));
    expect(saved).toEqual([expect.stringMatching(/^Saved: /)]);

    await service.goOnline();
    await noteNetwork(window);
    await expect(outcome(window, /^Enrolled/)).toBeVisible();
    expect(withoutWaiting(await takeHeard(window))).toEqual(['Enrolled Ada Berg. Card 0x0102030407.']);

    await line.unplug();
    await expect(statusButton(window, /Reader not connected/)).toBeVisible();
    expect(await takeHeard(window)).toEqual(['Reader not connected: unplugged']);
    await line.replug();
    await expect(statusButton(window, 'Reader ready')).toBeVisible({ timeout: 20_000 });
    expect(await takeHeard(window)).toEqual(['Reader ready']);

    // A tap opens Enroll, where nothing is typed; where something is read, it waits. Each says so.
    const tapFrom = async (screen: ScreenName, card: string): Promise<readonly string[]> => {
      await goTo(window, screen);
      await takeHeard(window);
      await expect(async () => {
        await line.write(rdm6300Frame(card));
        await expect(window.getByText(`0x${card}`).first()).toBeVisible({ timeout: 1200 });
      }).toPass();
      return (await takeHeard(window)).filter((text) => text.includes(card));
    };
    expect(await tapFrom('Activity', '0102030408')).toEqual(['Card read: 0x0102030408.']);
    await window.keyboard.press('Escape');
    expect(await tapFrom('Settings', '0102030409')).toEqual(['A card: 0x0102030409, EM 125 kHz.']);
  });

  test('says that an enrollment was undone exactly once', async ({ openLive }) => {
    const { window } = await openLive();
    await enroll(window, { card: '0x0102030405', firstName: 'Ada', lastName: 'Berg' });
    await expect(button(window, 'Undo')).toBeVisible();
    await listenToRegions(window);
    await window.keyboard.press('Control+z');
    await expect(outcome(window, /^Undone/)).toBeVisible();
    expect(await takeHeard(window)).toEqual([expect.stringMatching(/^Undone: nothing was sent of Ada Berg/)]);
  });

  test('is taken into the first wrong field of a refused save, and says what is wrong each time', async ({
    openReady,
    line,
  }) => {
    const { window } = await openReady();
    await expect(statusButton(window, 'Reader ready')).toBeVisible();
    await listenToRegions(window);
    const refusedBy = async (press: () => Promise<void>, wrong: Locator, words: RegExp): Promise<void> => {
      await takeHeard(window);
      await press();
      await expect(wrong).toBeFocused();
      await expect(wrong).toHaveAttribute('aria-invalid', 'true');
      await expect(wrong).toHaveAccessibleDescription(words);
      expect(await takeHeard(window)).toEqual([expect.stringMatching(words)]);
    };
    const saveIsRefused = async (save: string, wrong: Locator, words: RegExp): Promise<void> => {
      await refusedBy(() => button(window, save).press('Enter'), wrong, words);
      await refusedBy(() => button(window, save).press('Enter'), wrong, words);
    };

    await field(window, 'Last name').focus();
    await window.keyboard.press('Tab');
    await window.keyboard.press('Enter');
    const search = window.getByLabel('Find a person');
    await search.fill('12345');
    await refusedBy(() => search.press('Enter'), search, /it is no person id/);
    await refusedBy(() => search.press('Enter'), search, /it is no person id/);
    await search.press('Escape');

    await enroll(window, { card: '0x0102030405', firstName: 'Ada', lastName: 'Berg', levels: ['Garage'] });
    await expect(outcome(window, /^Enrolled Ada Berg/)).toBeVisible();
    await line.write(rdm6300Frame('0102030405'));
    await expect(button(window, /^Change validity/)).toBeVisible();
    await window.keyboard.press('Alt+Digit2');
    const pin = window.getByLabel('The new PIN');
    await pin.fill('12');
    await saveIsRefused('Save change', pin, /4 digits/);
    await refusedBy(() => pin.press('Enter'), pin, /4 digits/);
    await window.keyboard.press('Escape');
    await window.keyboard.press('Alt+Digit4');
    const levels = window.getByRole('group', { name: 'New access levels' });
    await levels.getByRole('checkbox', { name: 'Garage' }).press('Space');
    await saveIsRefused('Save change', levels.getByRole('checkbox').first(), /at least one access level/);
    await window.keyboard.press('Escape');

    await goTo(window, 'Settings');
    await button(window, 'New template').press('Enter');
    await saveIsRefused('Save template', window.getByLabel('Name of the template'), /Enter a name/);
    await window.getByLabel('Name of the template').fill('Visitor');
    await window.getByLabel('Validity', { exact: true }).selectOption('days');
    await saveIsRefused('Save template', window.getByLabel('Days', { exact: true }), /whole number/);
    await window.getByLabel('Erase after (days)', { exact: true }).fill('a year');
    await saveIsRefused(
      'Save days',
      window.getByLabel('Erase after (days)', { exact: true }),
      /whole number of days/,
    );
  });
});

/** “Saving…”, and “Saved” before it is sent at once: heard where it takes long enough. */
function withoutWaiting(heard: readonly string[]): readonly string[] {
  const last = heard.at(-1);
  return heard.filter((text) => text === last || !/^(Saving|Saved: (?!.*It will)|Sending)/.test(text));
}
