import { API_KEY, expect, test } from '../support/desk-test.ts';
import { openScreen } from '../support/looks/scenes.ts';
import { movedSince, watchPlaces } from '../support/looks/stillness.ts';
import { readerFrames } from '../support/reader-bytes.ts';
import { noteNetwork } from '../support/screens.ts';

const frame = readerFrames['gwiot-binary'];
const looks = [
  { name: 'usual', width: 1180, height: 860, zoom: 1 },
  { name: 'narrow', width: 480, height: 860, zoom: 1 },
  { name: '200 %', width: 1280, height: 900, zoom: 2 },
] as const;

test.describe('Nothing jumps', () => {
  // In the longer of the two languages, and with the longest number a card has.
  test('when a card is tapped, whatever comes of it, nor when something has come of an enrollment', async ({
    openLive,
    line,
    service,
  }) => {
    test.setTimeout(120_000);
    const reader = { path: line.readerEnd, baudRate: 9600, format: 'gwiot-binary', parts: ['EM', 'MC'] };
    const { app, window } = await openLive({ policy: { reader, locale: 'sv' } });
    await openScreen(window, 'settings');
    await window.locator('input[type=password]').first().fill(API_KEY);
    await window.keyboard.press('Enter');
    await expect.poll(() => service.requests('/accesslevels/list').length).toBeGreaterThan(0);
    await openScreen(window, 'enroll');
    const zone = window.locator('.card-zone');
    const outcome = window.locator('.outcome');
    const found: string[] = [];

    for (const [round, look] of looks.entries()) {
      await app.evaluate(({ BrowserWindow }, { width, height, zoom }) => {
        const [desk] = BrowserWindow.getAllWindows();
        desk?.setContentSize(width, height);
        desk?.webContents.setZoomFactor(zoom);
      }, look);
      await expect.poll(() => window.evaluate(() => innerWidth)).toBe(look.width / look.zoom);
      const em = (index: number): Uint8Array => frame(`62e3086c${round}${index}`);
      const mc = (index: number): Uint8Array => frame(`a24045${round}${index}`);
      const tapWhole = (index: number): Promise<void> => line.write(Buffer.concat([em(index), mc(index)]));
      const zoneLooks = (name: string, timeout = 5000): Promise<void> =>
        expect(zone).toHaveAttribute('data-look', name, { timeout });
      const watch = async (what: string, act: () => Promise<unknown>): Promise<void> => {
        await watchPlaces(window);
        await act();
        const moved = await movedSince(window);
        found.push(...moved.slice(0, 5).map((one) => `${look.name}, ${what}: ${one}`));
      };

      await watch('a refused card', async () => {
        await line.write(frame('08112233'));
        await zoneLooks('refused');
      });
      await watch('half of a card', async () => {
        await line.write(em(1));
        await expect(zone.locator('.card-part')).toBeVisible();
      });
      await watch('a new card', async () => {
        await line.write(mc(1));
        await zoneLooks('read');
      });
      await window.locator('#lastName').fill('Isaksson-Wallenberg');
      await window.locator('#firstName').fill('Hedda');
      await window.locator('#pin').fill('4711');
      await window.locator('#firstName').focus();
      await watch('a delivery', async () => {
        await window.keyboard.press('Enter');
        await expect(outcome).toHaveAttribute('data-tone', 'good');
        await expect(outcome.locator('.reason')).toBeVisible();
      });
      await watch('a known card', async () => {
        // The same card is heard again only when it was away for a while.
        await expect(async () => {
          await tapWhole(1);
          await zoneLooks('known', 700);
        }).toPass();
        await expect(window.locator('.card-acts button')).toHaveCount(6);
      });
      await watch('another card after it', async () => {
        await tapWhole(2);
        await zoneLooks('read');
      });
      service.misbehaveOnce('/accesskeys/add', {
        kind: 'status',
        status: 400,
        body: 'It is on the blacklist',
      });
      await window.locator('#firstName').fill('Ove');
      await watch('a refusal by the service', async () => {
        await window.keyboard.press('Enter');
        await expect(outcome).toHaveAttribute('data-tone', 'bad');
      });
      await watch('a third card', async () => {
        await tapWhole(3);
        await zoneLooks('read');
      });
      await service.goOffline();
      await window.locator('#firstName').fill('Siv');
      await watch('a save without a network', async () => {
        await window.keyboard.press('Enter');
        await expect(outcome).toHaveAttribute('data-tone', 'waiting');
      });
      await service.goOnline();
      await noteNetwork(window);
      await expect(outcome).toHaveAttribute('data-tone', 'good');
    }
    expect(found).toEqual([]);
  });
});
