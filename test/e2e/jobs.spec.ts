import type { Page } from '@playwright/test';
import { expect, test } from '../support/desk-test.ts';
import { button, enroll, field, noteNetwork, outcome, question } from '../support/screens.ts';

/** One job of the desk with a card of its own, by keyboard; `card` is Cleo Dahl's unless the job is to give it away first. */
interface Job {
  readonly name: string;
  readonly isCardNew?: true;
  readonly isCardLent?: true;
  readonly work: (window: Page, card: string) => Promise<void>;
  readonly comesOut: RegExp;
}

const NEW_CARD = '0x01020303ff';

async function press(window: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await window.keyboard.press(key);
}

async function nameIt(window: Page, card: string, firstName: string): Promise<void> {
  await enroll(window, { card, firstName, lastName: 'Dahl' });
}

const jobs: readonly Job[] = [
  {
    name: 'a later end',
    work: async (window) => {
      await press(window, 'Alt+Digit1');
      await window.getByLabel('New end of validity').fill('2032-11-30T18:00');
      await press(window, 'Enter');
    },
    comesOut: /^Changed for Cleo Dahl: valid until 30 Nov 2032, 18:00\./,
  },
  {
    name: 'a new PIN',
    work: async (window) => {
      await press(window, 'Alt+Digit2');
      await expect(window.getByLabel('The new PIN')).toBeFocused();
      await window.keyboard.type('0815');
      await press(window, 'Enter');
    },
    comesOut: /^Changed for Cleo Dahl: new PIN\./,
  },
  {
    name: 'no PIN any more',
    work: async (window) => {
      await press(window, 'Alt+Digit3');
      await expect(question(window, 'Clear Cleo Dahl’s PIN?')).toBeVisible();
      await press(window, 'Tab', 'Enter');
    },
    comesOut: /^Changed for Cleo Dahl: no PIN\./,
  },
  {
    name: 'an access level more',
    work: async (window) => {
      await press(window, 'Alt+Digit4');
      const levels = window.getByRole('group', { name: 'New access levels' });
      await expect(levels.getByRole('checkbox').first()).toBeFocused();
      await press(window, 'Tab', 'Space', 'Enter');
    },
    comesOut: /^Changed for Cleo Dahl: 2 access levels\./,
  },
  {
    name: 'another card in its place',
    work: async (window) => {
      await press(window, 'Alt+Digit5');
      await expect(window.getByLabel('New card number')).toBeFocused();
      await window.keyboard.type(NEW_CARD);
      await press(window, 'Enter');
    },
    comesOut: new RegExp(`^Enrolled Cleo Dahl\\. Card ${NEW_CARD}`),
  },
  {
    name: 'taken away',
    work: async (window) => {
      await press(window, 'Alt+Digit6');
      await expect(question(window, 'Remove Cleo Dahl’s card?')).toBeVisible();
      await press(window, 'Tab', 'Enter');
    },
    comesOut: /^Removed: Cleo Dahl’s card opens no door any more\./,
  },
  {
    name: 'handed to somebody else',
    work: async (window, card) => {
      await nameIt(window, card, 'Dora');
      await button(window, 'Remove it from Cleo Dahl and enroll it for Dora Dahl').press('Enter');
    },
    comesOut: /^Enrolled Dora Dahl/,
  },
  {
    name: 'lent for today',
    isCardNew: true,
    work: async (window, card) => {
      await window.getByLabel('Lend it for today').press('Space');
      await nameIt(window, card, 'Elin');
    },
    comesOut: /^Enrolled Elin Dahl/,
  },
  {
    name: 'taken back',
    isCardLent: true,
    work: async (window) => {
      await press(window, 'Alt+Digit1');
      await expect(question(window, 'Take back the card lent to Cleo Dahl?')).toBeVisible();
      await press(window, 'Tab', 'Enter');
    },
    comesOut: /^Removed: Cleo Dahl’s card opens no door any more\./,
  },
  {
    name: 'for somebody who has one already',
    isCardNew: true,
    work: async (window, card) => {
      await field(window, 'Card number').fill(card);
      await button(window, 'Existing person…').press('Enter');
      await expect(window.getByLabel('Find a person')).toBeFocused();
      await window.keyboard.type('elin');
      await expect(window.getByRole('button', { name: /^Elin Dahl/ }).first()).toBeVisible();
      await press(window, 'Enter');
      await expect(window.getByText('Existing person: Elin Dahl')).toBeVisible();
      await field(window, 'Card number').press('Enter');
    },
    comesOut: /^Enrolled Elin Dahl/,
  },
  {
    name: 'for a person whose id is pasted',
    isCardNew: true,
    work: async (window, card) => {
      await field(window, 'Card number').fill(card);
      await button(window, 'Existing person…').press('Enter');
      await window.getByLabel('Find a person').fill('9b1f0c1e-3f35-4c64-a6a0-1d2f7a3b4c5d');
      await press(window, 'Enter');
      await expect(window.getByText('Existing person: the one with this id')).toBeVisible();
      await field(window, 'Card number').press('Enter');
    },
    comesOut: /^Enrolled/,
  },
  {
    name: 'for nobody in particular',
    isCardNew: true,
    work: async (window, card) => {
      await enroll(window, { card });
    },
    comesOut: /^Enrolled without a name/,
  },
  {
    name: 'a code in place of a card',
    isCardNew: true,
    work: async (window, card) => {
      await button(window, 'A code in place of a card…').press('Enter');
      await window.keyboard.type(BigInt(card).toString());
      await field(window, 'First name').fill('Cora');
      await field(window, 'First name').press('Enter');
    },
    comesOut: /^Enrolled Cora\. Code •/,
  },
];

/** Nothing is left of the one before. */
async function beginAnew(window: Page): Promise<void> {
  await field(window, 'Valid to').fill('');
  for (const checked of await window.getByRole('checkbox', { checked: true }).all())
    await checked.press('Space');
}

async function prepare(window: Page, { isCardNew, isCardLent }: Job, card: string): Promise<void> {
  await beginAnew(window);
  if (isCardNew) return;
  if (isCardLent) await window.getByLabel('Lend it for today').press('Space');
  await window.getByRole('group', { name: 'Access levels' }).getByRole('checkbox').first().press('Space');
  await nameIt(window, card, 'Cleo');
  await expect(outcome(window, new RegExp(`^Enrolled Cleo Dahl\\. Card ${card}`))).toBeVisible();
  await beginAnew(window);
  await field(window, 'Card number').fill(card);
  await expect(window.getByRole('region', { name: 'Cleo Dahl’s key' })).toBeVisible();
}

const cardOf = (index: number): string => `0x01020304${(0x10 + index).toString(16)}`;

test.describe('Every job of the desk, by keyboard', () => {
  test('is saved without the service and done when it is back', async ({ openReady, service }) => {
    test.setTimeout(120_000);
    const { window } = await openReady();
    for (const [index, job] of jobs.entries())
      await test.step(job.name, async () => {
        await prepare(window, job, cardOf(index));
        await service.goOffline();

        await job.work(window, cardOf(index));
        await expect(outcome(window, /^Saved: /)).toBeVisible();
        await expect(outcome(window, job.comesOut)).toBeHidden();

        await service.goOnline();
        await noteNetwork(window);
        await expect(outcome(window, job.comesOut)).toBeVisible();
      });
  });

  test('works in practice as with the service', async ({ open }) => {
    test.setTimeout(120_000);
    const { window } = await open({ practice: true });
    for (const [index, job] of jobs.entries())
      await test.step(job.name, async () => {
        await prepare(window, job, cardOf(index));

        await job.work(window, cardOf(index));
        await expect(outcome(window, job.comesOut)).toBeVisible();
      });
  });
});
