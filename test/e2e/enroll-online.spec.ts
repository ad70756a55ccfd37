import type { CardPresented } from '../../contract/card.ts';
import type { PageGlobal } from '../support/bridge.ts';
import { expect, test } from '../support/desk-test.ts';
import { rdm6300Frame } from '../support/reader-bytes.ts';
import {
  button,
  enroll,
  field,
  fillForm,
  goTo,
  outcome,
  question,
  statusButton,
  submissionRow,
} from '../support/screens.ts';

test.describe('Enrolling with the service there', () => {
  test('a tap fills the card number while a name is typed, and neither text nor focus is touched', async ({
    openReady,
    line,
  }) => {
    const { window } = await openReady();
    await expect(statusButton(window, 'Reader ready')).toBeVisible();
    await field(window, 'First name').focus();
    await window.keyboard.type('Ast');

    await line.write(rdm6300Frame('0102030405'));
    await expect(field(window, 'Card number')).toHaveValue('0x0102030405');

    await expect(field(window, 'First name')).toBeFocused();
    await window.keyboard.type('rid');
    await expect(field(window, 'First name')).toHaveValue('Astrid');
  });

  test('everything in the form reaches the service once: UTC across both clock changes, zeros of the PIN, levels', async ({
    openReady,
    line,
    service,
  }) => {
    const { window } = await openReady();
    await expect(statusButton(window, 'Reader ready')).toBeVisible();
    await line.write(rdm6300Frame('0102030405'));
    await expect(field(window, 'Card number')).toHaveValue('0x0102030405');

    // The last Sundays of March and October: Stockholm is at UTC+2 after the first, at UTC+1 after the second.
    await fillForm(window, {
      card: '0x0102030405',
      validFrom: '2031-03-30T08:00',
      validTo: '2031-10-26T08:00',
      pin: '0042',
      firstName: 'Åsa',
      lastName: 'Öberg',
      levels: ['Main entrance', 'Warehouse'],
    });
    await field(window, 'Last name').press('Enter');

    await expect(outcome(window, /^Enrolled Åsa Öberg/)).toBeVisible();
    expect(service.keys()).toHaveLength(1);
    expect(service.keys()[0]).toMatchObject({
      card: `EM:4328719365`,
      pin: '0042',
      validFrom: '2031-03-30T06:00:00Z',
      validTo: '2031-10-26T07:00:00Z',
      accessLevels: [service.levels[0]?.id, service.levels[2]?.id],
      person: { first_name: 'Åsa', last_name: 'Öberg' },
    });
    expect(service.requests('/accesskeys/add')).toHaveLength(1);

    await goTo(window, 'Activity');
    await expect(submissionRow(window, 'Åsa Öberg')).toContainText('Delivered');
  });

  test('a card held on the reader is one read', async ({ openReady, line }) => {
    const { window } = await openReady();
    await expect(statusButton(window, 'Reader ready')).toBeVisible();
    await window.evaluate(() => {
      const page = globalThis as unknown as PageGlobal & { reads: CardPresented[] };
      page.reads = [];
      page.desk.onCardPresented((presented) => page.reads.push(presented));
    });

    const held = rdm6300Frame('0102030405');
    await line.write(Buffer.concat(Array.from({ length: 8 }, () => held)));
    await line.write(rdm6300Frame('0102030406'));

    const reads = (): Promise<readonly string[]> =>
      window.evaluate(() =>
        (globalThis as unknown as { reads: CardPresented[] }).reads.map((read) =>
          read.kind === 'card' ? read.card.identification : read.problem,
        ),
      );
    await expect.poll(reads).toEqual(['0x0102030405', '0x0102030406']);
  });

  test('a second card asks, and either answer leaves the typed text alone', async ({ openReady, line }) => {
    const { window } = await openReady();
    await expect(statusButton(window, 'Reader ready')).toBeVisible();
    await line.write(rdm6300Frame('0102030405'));
    await expect(field(window, 'Card number')).toHaveValue('0x0102030405');
    await field(window, 'First name').fill('Bo');

    await line.write(rdm6300Frame('0102030406'));
    await button(window, 'Keep 0x0102030405').click();
    await expect(field(window, 'Card number')).toHaveValue('0x0102030405');
    await expect(field(window, 'First name')).toHaveValue('Bo');

    await line.write(rdm6300Frame('0102030407'));
    await button(window, 'Use the new card').click();
    await expect(field(window, 'Card number')).toHaveValue('0x0102030407');
    await expect(field(window, 'First name')).toHaveValue('Bo');
  });

  test('a card this desk has enrolled shows its holder, and is not enrolled again unasked', async ({
    openReady,
    line,
    service,
  }) => {
    const { window } = await openReady();
    await enroll(window, { card: '0x0102030405', firstName: 'Cleo', lastName: 'Dahl' });
    await expect(outcome(window, /^Enrolled Cleo Dahl/)).toBeVisible();

    await line.write(rdm6300Frame('0102030405'));
    await expect(window.getByText('Belongs to Cleo Dahl', { exact: true })).toBeVisible();
    await field(window, 'First name').fill('Somebody');
    await field(window, 'First name').press('Enter');

    await expect(question(window, 'This card belongs to Cleo Dahl')).toBeVisible();
    await button(window, 'Do not enroll').click();
    await expect(field(window, 'First name')).toHaveValue('Somebody');
    expect(service.requests('/accesskeys/add')).toHaveLength(1);
  });

  test('a card that belongs to somebody else at the service is an alarm that names the holder', async ({
    openReady,
    service,
  }) => {
    const { window } = await openReady();
    service.register('0x0102030405', { first_name: 'Elsa', last_name: 'First' });

    await enroll(window, { card: '0x0102030405', firstName: 'Finn', lastName: 'Second' });

    await expect(question(window, 'This card belongs to Elsa First')).toBeVisible();
    await window.reload();
    await expect(question(window, 'This card belongs to Elsa First')).toBeVisible();
    await expect(statusButton(window, '1 needs attention')).toBeVisible();
    await button(window, 'Keep it for Elsa First').click();
    await expect(statusButton(window, 'Nothing waiting')).toBeVisible();
    await window.reload();
    await expect(statusButton(window, 'Nothing waiting')).toBeVisible();
    await expect(question(window, 'This card belongs to Elsa First')).toBeHidden();
    await goTo(window, 'Activity');
    await expect(submissionRow(window, 'Finn Second')).toContainText('Elsa First');
  });
});
