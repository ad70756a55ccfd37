import type { Locator, Page } from '@playwright/test';
import type { AccessService } from '../support/access-service.ts';
import { expect, test } from '../support/desk-test.ts';
import { rdm6300Frame } from '../support/reader-bytes.ts';
import { button, field, goTo, outcome, question, statusButton, submissionRow } from '../support/screens.ts';

const [entrance, garage] = [
  { id: '5d2f0a3e-6a51-4f0c-9a53-0f6d2a4f1c01', name: 'Main entrance' },
  { id: '5d2f0a3e-6a51-4f0c-9a53-0f6d2a4f1c02', name: 'Garage' },
];
const visitor = { name: 'Visitor today', accessLevels: [entrance], validity: { kind: 'today' }, pin: 'none' };
const contractor = {
  name: 'Contractor 3 months',
  accessLevels: [entrance, garage],
  validity: { kind: 'months', count: 3 },
  pin: 'generate',
};
const employee = { name: 'Employee', accessLevels: [], validity: { kind: 'no-end' }, pin: 'typed' };
const templates = [visitor, contractor, employee];

const templateButton = (window: Page, name: string): Locator =>
  window.getByRole('group', { name: 'Template' }).getByRole('button', { name });

/** The service gives these levels from now on. */
async function giveLevels(window: Page, service: AccessService, levels: readonly object[]): Promise<void> {
  const body = JSON.stringify({ levels: levels.map((level) => ({ ...level, system_id: 'Head office' })) });
  service.misbehave('/accesslevels/list', { kind: 'status', status: 200, body });
  await button(window, 'Refresh list').press('Enter');
}

test.describe('Templates, by keyboard alone', () => {
  test('one is made in Settings and chosen with a key; each next visitor takes a tap, the name and two keys, offline', async ({
    openReady,
    service,
    line,
  }) => {
    const { window } = await openReady();
    await expect(statusButton(window, 'Reader ready')).toBeVisible();
    await window.getByRole('checkbox', { name: 'Main entrance' }).press('Space');
    await goTo(window, 'Settings');
    await button(window, 'New template').press('Enter');
    await expect(window.getByLabel('Name of the template')).toBeFocused();
    await window.keyboard.press('Enter');
    await expect(window.getByText('Enter a name')).toBeVisible();
    await window.keyboard.type('Visitor today');
    await window.keyboard.press('Enter');
    await expect(window.getByText('until the end of the day · No PIN · Main entrance')).toBeVisible();
    await goTo(window, 'Enroll');
    await window.getByRole('checkbox', { name: 'Main entrance' }).press('Space');

    await service.goOffline();
    await field(window, 'First name').focus();
    await window.keyboard.press('F1');
    await expect(templateButton(window, 'Visitor today')).toHaveAttribute('aria-pressed', 'true');
    await expect(field(window, 'First name')).toBeFocused();
    for (const [csn, first, last] of [
      ['0102030401', 'Vera', 'Ek'],
      ['0102030402', 'Vidar', 'Alm'],
    ] as const) {
      await line.write(rdm6300Frame(csn));
      await expect(field(window, 'Card number')).toHaveValue(`0x${csn}`);
      await window.keyboard.type(first);
      await window.keyboard.press('Tab');
      await window.keyboard.type(last);
      await window.keyboard.press('Enter');
      await expect(outcome(window, /^Saved/)).toBeVisible();
      await expect(field(window, 'First name')).toBeFocused();
      await expect(field(window, 'First name')).toHaveValue('');
    }
    await expect(templateButton(window, 'Visitor today')).toHaveAttribute('aria-pressed', 'true');

    await service.goOnline();
    await expect.poll(() => service.keys().length, { timeout: 30_000 }).toBe(2);
    const same = { accessLevels: [entrance.id], pin: null };
    const byName = service.keys().toSorted((a, b) => (a.person.first_name < b.person.first_name ? -1 : 1));
    expect(byName).toMatchObject([
      { ...same, person: { first_name: 'Vera' } },
      { ...same, person: { first_name: 'Vidar' } },
    ]);
    const inStockholm = { timeZone: 'Europe/Stockholm' };
    expect(byName.map(({ validTo }) => new Date(validTo ?? '').toLocaleString('sv-SE', inStockholm))).toEqual(
      Array(2).fill(`${new Date().toLocaleDateString('sv-SE', inStockholm)} 23:59:00`),
    );
  });

  test('the next template takes the place of the one before, and of nothing that was typed', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady({ policy: { templates } });
    await field(window, 'First name').fill('Ada');
    await window.keyboard.press('F1');
    await expect(field(window, 'Valid to')).toHaveValue(/T23:59$/);
    const today = await field(window, 'Valid to').inputValue();
    await window.keyboard.press('F2');
    await expect(field(window, 'Valid to')).not.toHaveValue(today);
    await expect(field(window, 'PIN')).toHaveValue(/^\d{4}$/);
    await expect(window.getByRole('checkbox', { name: 'Garage' })).toBeChecked();

    await field(window, 'Valid to').fill('2031-08-31T17:00');
    await field(window, 'PIN').fill('4827');
    await field(window, 'First name').focus();
    await window.keyboard.press('F1');
    await expect(field(window, 'First name')).toHaveValue('Ada');
    await expect(field(window, 'Valid to')).toHaveValue('2031-08-31T17:00');
    await expect(field(window, 'PIN')).toHaveValue('4827');
    await expect(
      window.getByText('Valid to stays as you typed it. The PIN stays as you typed it.'),
    ).toBeVisible();

    // For the next person the terms are the template's again, and a PIN that is asked for is not forgotten.
    await field(window, 'Card number').fill('0x0102030405');
    await field(window, 'Card number').press('Enter');
    await expect(outcome(window, /^Enrolled Ada/)).toBeVisible();
    await expect(field(window, 'Valid to')).toHaveValue(today);
    await window.keyboard.press('F3');
    await field(window, 'Card number').fill('0x0102030406');
    await field(window, 'Card number').press('Enter');
    await expect(window.getByRole('alert').filter({ hasText: 'There is a problem' })).toContainText(
      'The template asks for a PIN. Type or generate one',
    );
    expect(service.keys()).toHaveLength(1);
    await window.keyboard.press('F3');
    await expect(templateButton(window, 'Employee')).toHaveAttribute('aria-pressed', 'false');
  });

  test('a generated PIN is another for each person, and can be shown after Enroll', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady({ policy: { templates } });
    await window.keyboard.press('F2');
    await expect(field(window, 'PIN')).toHaveValue(/^\d{4}$/);
    const first = await field(window, 'PIN').inputValue();
    await field(window, 'Card number').fill('0x0102030405');
    await field(window, 'Card number').press('Enter');
    await expect(outcome(window, /^Enrolled/)).toBeVisible();
    await expect(button(window, 'Show the PIN')).toBeVisible();
    await expect(field(window, 'PIN')).toHaveValue(/^\d{4}$/);
    const large = window.getByRole('dialog', { name: `PIN ${[...first].join(' ')}` });
    await button(window, 'Show the PIN').press('Enter');
    await expect(large).toBeVisible();
    await window.keyboard.press('Enter');
    await window.keyboard.press('Alt+P');
    await expect(large).toBeVisible();
    await window.keyboard.press('Enter');
    expect(service.keys()).toMatchObject([{ pin: first }]);

    // By chance two may be the same, three are not.
    const second = await field(window, 'PIN').inputValue();
    await field(window, 'Card number').fill('0x0102030406');
    await field(window, 'Card number').press('Enter');
    await expect(outcome(window, /0x0102030406/)).toBeVisible();
    await expect(field(window, 'PIN')).toHaveValue(/^\d{4}$/);
    const third = await field(window, 'PIN').inputValue();
    expect(new Set([first, second, third]).size).toBeGreaterThan(1);
  });

  test('one that names a level that is gone is refused with the reason, and nothing typed is lost', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady({ policy: { templates } });
    await giveLevels(window, service, [entrance]);
    await expect(window.getByRole('checkbox', { name: 'Garage' })).toBeHidden();
    await field(window, 'First name').fill('Ada');
    await window.keyboard.press('F2');
    await expect(
      window.getByText('“Contractor 3 months” was not chosen: Garage is gone from the service.'),
    ).toBeVisible();
    await expect(field(window, 'First name')).toHaveValue('Ada');
    await expect(field(window, 'Valid to')).toHaveValue('');
    await window.keyboard.press('F1');
    await expect(templateButton(window, 'Visitor today')).toHaveAttribute('aria-pressed', 'true');
    await expect(window.getByText('was not chosen')).toBeHidden();
  });

  test('a desk that starts with a policy whose template names a level that is gone refuses it, and works on', async ({
    openReady,
    openLive,
    service,
    line,
  }) => {
    const body = JSON.stringify({ levels: [{ ...entrance, system_id: 'Head office' }] });
    service.misbehave('/accesslevels/list', { kind: 'status', status: 200, body });
    await (await openReady()).close();

    const { window } = await openLive({ policy: { templates } });
    await expect(statusButton(window, 'Reader ready')).toBeVisible();
    await expect(window.getByRole('checkbox', { name: 'Main entrance' })).toBeVisible();
    await line.write(rdm6300Frame('0102030405'));
    await expect(field(window, 'Card number')).toHaveValue('0x0102030405');
    await field(window, 'First name').fill('Ada');
    await window.keyboard.press('F2');
    await expect(
      window.getByText('“Contractor 3 months” was not chosen: Garage is gone from the service.'),
    ).toBeVisible();
    await expect(field(window, 'Card number')).toHaveValue('0x0102030405');
    await expect(field(window, 'First name')).toHaveValue('Ada');

    await window.keyboard.press('F1');
    await expect(window.getByText('was not chosen')).toBeHidden();
    await window.keyboard.press('Enter');
    await expect(outcome(window, /^Enrolled Ada/)).toBeVisible();
    expect(service.keys()).toMatchObject([{ accessLevels: [entrance.id] }]);
  });

  test('a policy with a wrong template stops the start with the reason; mended, what waited is there and is sent', async ({
    openReady,
    openLive,
    service,
  }) => {
    const first = await openReady({ policy: { templates } });
    await service.goOffline();
    await first.window.keyboard.press('F1');
    await field(first.window, 'Card number').fill('0x0102030405');
    await field(first.window, 'First name').fill('Ada');
    await field(first.window, 'First name').press('Enter');
    await expect(outcome(first.window, /^Saved/)).toBeVisible();
    await first.close();

    const stopped = await openLive({
      policy: { templates: [visitor, { ...contractor, accessLevels: undefined }] },
    });
    await expect(stopped.window.getByRole('alert')).toContainText(
      'Template 2 "Contractor 3 months", field "accessLevels" is missing (must be a list in square brackets): add it.',
    );
    await stopped.window.close();
    expect(await stopped.exitCode).toBe(1);

    await service.goOnline();
    const { window } = await openLive({ policy: { templates } });
    await goTo(window, 'Activity');
    await expect(submissionRow(window, 'Ada')).toContainText('Delivered', { timeout: 30_000 });
    expect(service.keys()).toMatchObject([{ accessLevels: [entrance.id] }]);
  });

  test('a level that goes, or is renamed, while it is chosen says so and what to do', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady({ policy: { templates } });
    await window.keyboard.press('F2');
    await expect(window.getByRole('checkbox', { name: 'Garage' })).toBeChecked();
    await giveLevels(window, service, [{ id: entrance.id, name: 'North entrance' }]);
    await expect(
      window.getByText('Main entrance is called North entrance now. Check that it is still meant.'),
    ).toBeVisible();
    await expect(
      window.getByText('Garage is gone from the service. Take it out, and choose another if need be.'),
    ).toBeVisible();

    await field(window, 'Card number').fill('0x0102030405');
    await field(window, 'Card number').press('Enter');
    await expect(window.getByRole('alert').filter({ hasText: 'There is a problem' })).toBeVisible();
    await window.getByRole('checkbox', { name: 'Garage' }).press('Space');
    await expect(window.getByText('Garage is gone')).toBeHidden();
    await field(window, 'Card number').press('Enter');
    await expect(outcome(window, /^Enrolled/)).toBeVisible();
    expect(service.keys()).toMatchObject([{ accessLevels: [entrance.id] }]);
  });

  test('one is edited, moved and removed in Settings, and the form follows; a restart keeps them', async ({
    openReady,
    openLive,
  }) => {
    const desk = await openReady();
    const { window } = desk;
    await goTo(window, 'Settings');
    for (const name of ['Visitor', 'Contractor']) {
      await button(window, 'New template').press('Enter');
      await window.getByLabel('Name of the template').fill(name);
      await window.keyboard.press('Enter');
      await expect(button(window, `Edit ${name}`)).toBeVisible();
    }
    await button(window, 'Edit Contractor').press('Enter');
    await window.getByLabel('Name of the template').fill('Visitor');
    await window.getByLabel('Validity', { exact: true }).selectOption('A number of months');
    await window.getByLabel('Months').fill('0');
    await window.keyboard.press('Enter');
    await expect(window.getByText('Another template has this name. Choose another')).toBeVisible();
    await window.getByLabel('Name of the template').fill('Builder');
    await window.keyboard.press('Enter');
    await expect(window.getByText('Enter a whole number from 1 to 999')).toBeVisible();
    await window.getByLabel('Months').fill('3');
    await window.keyboard.press('Enter');
    await expect(window.getByText('3 months · No PIN · access levels chosen by hand')).toBeVisible();
    await button(window, 'Move Builder up').press('Enter');
    await expect(button(window, 'Move Visitor up')).toBeVisible();
    await desk.close();

    const { window: again } = await openLive();
    await expect(templateButton(again, 'Builder')).toHaveAttribute('aria-keyshortcuts', 'F1');
    await goTo(again, 'Settings');
    await button(again, 'Remove Builder').press('Enter');
    await expect(question(again, 'Remove the template “Builder”?')).toBeVisible();
    await again.keyboard.press('Tab');
    await again.keyboard.press('Enter');
    await expect(button(again, 'Edit Builder')).toBeHidden();
    await goTo(again, 'Enroll');
    await expect(templateButton(again, 'Visitor')).toHaveAttribute('aria-keyshortcuts', 'F1');
  });

  test('while one is typed in Settings nothing beside it ends that, and focus stays where one goes', async ({
    openReady,
  }) => {
    const { window } = await openReady();
    const section = window.getByRole('region', { name: 'Templates' });
    const name = window.getByLabel('Name of the template');
    const hasFocus = (part: Locator): Promise<void> => expect(part.locator(':focus')).toHaveCount(1);
    await goTo(window, 'Settings');
    for (const made of ['Visitor', 'Contractor']) {
      await button(window, 'New template').press('Enter');
      await name.fill(made);
      await window.keyboard.press('Enter');
      await expect(name).toBeHidden();
      await hasFocus(section);
    }
    await button(window, 'Edit Visitor').press('Enter');
    await name.fill('Visitor of today');
    for (const other of ['Edit Contractor', 'Move Contractor up', 'Remove Contractor', 'Remove Visitor']) {
      await expect(button(window, other)).toHaveAttribute('aria-disabled', 'true');
      await button(window, other).press('Enter');
      await expect(name).toHaveValue('Visitor of today');
      await expect(question(window, /./)).toBeHidden();
    }
    await button(window, 'Cancel').press('Enter');
    await expect(name).toBeHidden();
    await hasFocus(section);

    await button(window, 'Move Contractor up').press('Enter');
    await expect(button(window, 'Move Visitor up')).toBeVisible();
    await expect(section.getByRole('listitem').filter({ hasText: 'Contractor' })).toBeFocused();
    await button(window, 'Remove Contractor').press('Enter');
    await window.keyboard.press('Tab');
    await window.keyboard.press('Enter');
    await expect(button(window, 'Edit Contractor')).toBeHidden();
    await hasFocus(section);
  });

  test('those of the policy are shown in Settings, and cannot be changed', async ({ openReady }) => {
    const { window } = await openReady({ policy: { templates } });
    await goTo(window, 'Settings');
    const section = window.getByRole('region', { name: 'Templates' });
    await expect(section).toContainText('Fixed by your IT department in ');
    await expect(section).toContainText('3 months · A generated PIN · Main entrance, Garage');
    await expect(section.getByRole('button')).toHaveCount(0);
  });
});
