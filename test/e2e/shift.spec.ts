import type { Page } from '@playwright/test';
import { API_KEY, expect, test } from '../support/desk-test.ts';
import { pressByKeyboard, tabTo, typeInto } from '../support/keyboard-only.ts';
import { rdm6300Frame } from '../support/reader-bytes.ts';
import type { SerialLine } from '../support/serial-line.ts';
import { field, noteNetwork, outcome, question, statusButton, submissionRow } from '../support/screens.ts';

const cardOf = (visitor: number): string => `01020304${(0x10 + visitor).toString(16)}`;
const nameOf = (visitor: number): string => `Visitor${visitor}`;

async function tapAndFill(window: Page, line: SerialLine, visitor: number): Promise<void> {
  await line.write(rdm6300Frame(cardOf(visitor).toUpperCase()));
  await expect(field(window, 'Card number')).toHaveValue(`0x${cardOf(visitor)}`);
  await typeInto(window, field(window, 'First name'), nameOf(visitor));
  await window.keyboard.press('Tab');
  await expect(field(window, 'Last name')).toBeFocused();
  await window.keyboard.insertText('Dagsson');
  await window.keyboard.press('Enter');
}

test('a whole shift goes by without a mouse: ten visitors, two known cards, a refusal and a spell offline', async ({
  openLive,
  line,
  service,
}) => {
  test.setTimeout(120_000);
  const { window } = await openLive();
  await expect(statusButton(window, 'Reader ready')).toBeVisible();
  await window.keyboard.press('Control+5');
  await typeInto(window, field(window, 'Integration API key'), API_KEY);
  await window.keyboard.press('Enter');
  await expect(window.getByText(/^Key saved\. The service accepted it/)).toBeVisible();
  await window.keyboard.press('Control+1');

  for (const visitor of [1, 2, 3, 4]) {
    await tapAndFill(window, line, visitor);
    await expect(outcome(window, new RegExp(`^Enrolled ${nameOf(visitor)} Dagsson`))).toBeVisible();
  }

  // The service refuses one; it is corrected from Activity and sent again.
  service.misbehaveOnce('/accesskeys/add', { kind: 'status', status: 400, body: 'not now' });
  await tapAndFill(window, line, 5);
  await expect(outcome(window, /^Not enrolled: .*The service says: /)).toBeVisible();
  await window.keyboard.press('Control+2');
  const refused = submissionRow(window, nameOf(5));
  await expect(refused).toContainText('Needs attention');
  await pressByKeyboard(window, refused.getByRole('button', { name: /^Edit/ }));
  await expect(field(window, 'First name')).toHaveValue(nameOf(5));
  await tabTo(window, field(window, 'Last name'));
  await window.keyboard.press('Enter');
  await expect(outcome(window, new RegExp(`^Enrolled ${nameOf(5)} Dagsson`))).toBeVisible();

  // A card somebody has: whose it is is seen, and the second thought is no.
  await line.write(rdm6300Frame(cardOf(1).toUpperCase()));
  await expect(window.getByText(`Belongs to ${nameOf(1)} Dagsson`, { exact: true })).toBeVisible();
  await typeInto(window, field(window, 'First name'), 'Somebody');
  await window.keyboard.press('Enter');
  await expect(question(window, `This card belongs to ${nameOf(1)} Dagsson`)).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(window.getByRole('alertdialog')).toBeHidden();
  await expect(field(window, 'First name')).toBeFocused();
  await expect(field(window, 'First name')).toHaveValue('Somebody');
  await window.keyboard.press('Escape');
  await expect(question(window, 'Clear the form?')).toBeVisible();
  await pressByKeyboard(window, question(window, 'Clear the form?').getByRole('button', { name: 'Clear' }));
  await expect(field(window, 'Card number')).toHaveValue('');

  // Another is handed in, and its key is removed.
  await line.write(rdm6300Frame(cardOf(2).toUpperCase()));
  await expect(window.getByText(`Belongs to ${nameOf(2)} Dagsson`, { exact: true })).toBeVisible();
  await expect(window.getByRole('button', { name: 'Remove card…' })).toBeVisible();
  await window.keyboard.press('Alt+Digit6');
  await expect(question(window, /Visitor2 Dagsson/)).toBeVisible();
  await pressByKeyboard(
    window,
    question(window, /Visitor2 Dagsson/).getByRole('button', { name: /^Remove/ }),
  );
  await expect.poll(() => service.keys().length).toBe(4);

  await service.goOffline();
  for (const visitor of [6, 7, 8]) {
    await tapAndFill(window, line, visitor);
    await expect(outcome(window, /^Saved: .*It will be sent/)).toBeVisible();
    await expect(statusButton(window, `${visitor - 5} waiting`)).toBeVisible();
  }
  await service.goOnline();
  // The system says that there is a network again; nobody has to press anything.
  await noteNetwork(window);
  await expect(statusButton(window, 'Nothing waiting')).toBeVisible({ timeout: 30_000 });

  for (const visitor of [9, 10]) {
    await tapAndFill(window, line, visitor);
    await expect(outcome(window, new RegExp(`^Enrolled ${nameOf(visitor)} Dagsson`))).toBeVisible();
  }
  expect(
    service
      .keys()
      .map(({ card, person }) => `${card} ${person.first_name}`)
      .sort(),
  ).toEqual(
    [1, 3, 4, 5, 6, 7, 8, 9, 10]
      .map((visitor) => `EM:${parseInt(cardOf(visitor), 16)} ${nameOf(visitor)}`)
      .sort(),
  );
});
