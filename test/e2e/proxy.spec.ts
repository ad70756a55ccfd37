import { expect, test as base } from '../support/desk-test.ts';
import { openPasswordProxy, type PasswordProxy } from '../support/password-proxy.ts';
import { enroll, goTo, outcome, statusButton, submissionRow } from '../support/screens.ts';

const test = base.extend<{ readonly companyProxy: PasswordProxy }>({
  companyProxy: async ({}, use) => {
    const proxy = await openPasswordProxy();
    await use(proxy);
    await proxy.close();
  },
});

test.describe('A proxy that wants a password', () => {
  test('is named, is nobody’s refusal, and what waits goes out when it lets the desk through', async ({
    openReady,
    service,
    companyProxy: proxy,
  }) => {
    const { window } = await openReady({ lastArguments: proxy.chromiumArguments });
    await enroll(window, { card: '0x0102030405', firstName: 'Cia', lastName: 'Proxy' });
    await expect(
      outcome(window, /^Saved: .*proxy does not let Tapdesk through.*IT department/),
    ).toBeVisible();
    await expect(statusButton(window, 'Stopped by the network’s proxy')).toBeVisible();
    expect(service.keys()).toEqual([]);

    proxy.letThrough();
    await goTo(window, 'Activity');
    // By itself, within the rests of a desk that cannot reach the service.
    await expect(submissionRow(window, 'Cia Proxy')).toContainText('Delivered', { timeout: 20_000 });
    expect(service.keys()).toHaveLength(1);
  });

  test('is named where the service is asked through a tunnel, too', async ({
    openReady,
    companyProxy: proxy,
  }) => {
    const { window } = await openReady({
      policy: { apiBaseUrl: 'https://access.example/v1' },
      lastArguments: proxy.chromiumArguments,
    });
    await enroll(window, { card: '0x0102030405', firstName: 'Cia', lastName: 'Proxy' });

    await expect(outcome(window, /^Saved: .*proxy does not let Tapdesk through/)).toBeVisible();
    await expect(statusButton(window, 'Stopped by the network’s proxy')).toBeVisible();
  });
});
