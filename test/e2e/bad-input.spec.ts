import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runDeskToItsEnd } from '../support/desk-process.ts';
import { expect, test } from '../support/desk-test.ts';
import { mountSmallDisk } from '../support/small-disk.ts';
import { button, enroll, field, goTo, outcome } from '../support/screens.ts';

const unusablePolicies = [
  {
    what: 'is not JSON',
    policy: '{ "locale": ',
    says: /policy\.json is not JSON: line 1 cannot be read from column 13 on/,
  },
  {
    what: 'has a wrong value',
    policy: { locale: 'fi' },
    says: /Field "locale" is "fi" \(must be "en" or "sv"\): correct it/,
  },
  {
    what: 'has a wrong value deep inside',
    policy: { reader: { path: 'COM3' } },
    says: /Field "reader\.baudRate" is missing \(must be a number/,
  },
  {
    what: 'names an unknown field',
    policy: { apiUrl: 'x' },
    says: /has the field "apiUrl" \(Tapdesk knows here apiBaseUrl,/,
  },
  {
    what: 'would send the key in the clear',
    policy: { apiBaseUrl: 'http://api.example.com/v1' },
    says: /Field "apiBaseUrl" is "http:\/\/api\.example\.com\/v1" \(must be https/,
  },
] as const;

const unreadableSettings = [
  ['{ "reader": { "path": ', 'the file is no JSON'],
  ['{ "retentionDays": "30" }', 'its field “retentionDays” is wrong'],
] as const;

test.describe('Bad input', () => {
  for (const { what, policy, says } of unusablePolicies) {
    test(`a policy that ${what} stops the start with a message that names the field`, async ({
      open,
      place,
    }) => {
      const desk = await open({ policyFile: await place.writePolicy(policy) });

      await expect(desk.window.getByRole('alert')).toContainText(says);
      await desk.window.close();
      expect(await desk.exitCode).toBe(1);
    });
  }

  test('what stops the start stands on standard error, too, in English for whoever starts it from a script', async ({
    place,
  }) => {
    const policyFile = await place.writePolicy({ retentionDays: 0 });

    const ended = await runDeskToItsEnd(
      { dataDir: place.dataDir, policyFile, language: 'sv' },
      /Field "retentionDays"/,
    );

    expect(ended.output).toContain(
      `Tapdesk did not start: The policy file ${policyFile} cannot be used. Ask whoever wrote it to correct it: Field`,
    );
    expect(ended.exitCode).toBe(1);
  });

  test('a policy file that is not there stops the start with its name', async ({ open, place }) => {
    const policyFile = join(place.root, 'nowhere.json');

    const desk = await open({ policyFile });

    await expect(desk.window.getByRole('alert')).toContainText(`${policyFile} could not be read`);
    await desk.window.close();
    expect(await desk.exitCode).toBe(1);
  });

  for (const lastArguments of [['--data-dir'], ['--data-dir=']]) {
    test(`${lastArguments.join(' ')} with no folder behind it stops the start and says what is missing`, async ({
      open,
    }) => {
      const desk = await open({ dataDir: null, lastArguments });

      await expect(desk.window.getByRole('alert')).toContainText('--data-dir needs a folder behind it.');
      await desk.window.close();
      expect(await desk.exitCode).toBe(1);
    });
  }

  for (const [damaged, what] of unreadableSettings)
    test(`a settings file that says ${damaged} is set aside unchanged, and the desk starts and says so`, async ({
      openLive,
      place,
    }) => {
      await mkdir(place.dataDir);
      await writeFile(join(place.dataDir, 'settings.json'), damaged);

      const { window } = await openLive();

      const [aside = ''] = (await readdir(place.dataDir)).filter((name) => name.includes('unreadable'));
      await expect(
        window.getByText(`The settings could not be read: ${what}. They are kept as ${aside}`),
      ).toBeVisible();
      expect(await readFile(join(place.dataDir, aside), 'utf8')).toBe(damaged);
    });

  test('an API address that is not https is refused with a sentence, and the old one stays', async ({
    open,
    place,
    service,
  }) => {
    const { window } = await open({ policyFile: await place.writePolicy({ locale: 'en' }) });
    await goTo(window, 'Settings');
    const before = await field(window, 'API address').inputValue();

    await field(window, 'API address').fill('http://api.example.com/v1');
    await button(window, 'Save address').click();
    await expect(window.getByText('Not saved: the address must start with https://')).toBeVisible();
    await goTo(window, 'Enroll');
    await goTo(window, 'Settings');
    await expect(field(window, 'API address')).toHaveValue(before);

    await field(window, 'API address').fill(service.baseUrl);
    await field(window, 'API address').press('Enter');
    await goTo(window, 'Enroll');
    await goTo(window, 'Settings');
    await expect(field(window, 'API address')).toHaveValue(service.baseUrl);
  });

  test('a database of a newer version is refused with a sentence and left as it is, byte for byte', async ({
    openLive,
    place,
  }) => {
    const first = await openLive();
    await first.close();
    const database = join(place.dataDir, 'tapdesk.db');
    const newer = await readFile(database);
    newer.writeUInt32BE(9_999, 60); // SQLite keeps `user_version` there.
    await writeFile(database, newer);

    const desk = await openLive({ policy: { locale: 'sv' } });

    const alert = desk.window.getByRole('alert');
    await expect(alert).toContainText('Tapdesk kunde inte starta');
    await expect(alert).toContainText(`Utkorgen ${database} är skriven av en nyare Tapdesk`);
    await desk.window.close();
    expect(await desk.exitCode).toBe(1);
    expect(await readFile(database)).toEqual(newer);
    expect((await readdir(place.dataDir)).filter((name) => name.startsWith('tapdesk.db'))).toEqual([
      'tapdesk.db',
    ]);
  });

  test('on a full disk nothing is said to be saved and the form stays; with room again it enrolls', async ({
    openReady,
    place,
    service,
  }) => {
    const disk = await mountSmallDisk(join(place.root, 'disk'));
    try {
      const { window, close } = await openReady({ dataDir: join(disk.path, 'data') });
      disk.fill();

      await enroll(window, { card: '0x0102030405', firstName: 'Sten', lastName: 'Full', pin: '0815' });
      await expect(outcome(window, /^Not saved\. The disk is full\./)).toBeVisible();
      await expect(field(window, 'Card number')).toHaveValue('0x0102030405');
      await expect(field(window, 'First name')).toHaveValue('Sten');
      await expect(field(window, 'PIN')).toHaveValue('0815');
      expect(service.keys()).toHaveLength(0);

      await disk.makeRoom();
      await button(window, 'Enroll').click();
      await expect(outcome(window, /^Enrolled Sten Full/)).toBeVisible();
      expect(service.keys()).toHaveLength(1);
      await close();
    } finally {
      await disk.remove();
    }
  });

  test('a disk that is full when the desk starts is named, and with room again what was on its way is sent', async ({
    openReady,
    openLive,
    place,
    service,
  }) => {
    const disk = await mountSmallDisk(join(place.root, 'disk'));
    try {
      const dataDir = join(disk.path, 'data');
      const first = await openReady({ dataDir });
      service.misbehave('/accesskeys/add', { kind: 'hang' });
      await enroll(first.window, { card: '0x0102030405', firstName: 'Sten', lastName: 'Full' });
      await expect.poll(() => service.requests('/accesskeys/add').length).toBe(1);
      await first.kill();
      disk.fill();

      const stopped = await openLive({ dataDir });
      await expect(stopped.window.getByRole('alert')).toContainText('The disk is full');
      await stopped.window.close();
      expect(await stopped.exitCode).toBe(1);

      await disk.makeRoom();
      service.behave();
      const again = await openLive({ dataDir });
      await goTo(again.window, 'Activity');
      await expect(again.window.getByRole('row').filter({ hasText: 'Sten Full' })).toContainText('Delivered');
      await again.close();
    } finally {
      await disk.remove();
    }
  });

  test('a data folder that cannot be written stops the start with a sentence', async ({
    openLive,
    place,
  }) => {
    const disk = await mountSmallDisk(join(place.root, 'disk'));
    try {
      await mkdir(join(disk.path, 'data'));
      disk.makeReadOnly();

      const desk = await openLive({ dataDir: join(disk.path, 'data') });

      await expect(desk.window.getByRole('alert')).toContainText(/cannot be written/);
      await desk.window.close();
      expect(await desk.exitCode).toBe(1);
    } finally {
      await disk.remove();
    }
  });
});
