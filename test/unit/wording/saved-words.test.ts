import { expect, test } from 'vitest';
import { networkStatusSchema, type DeskStatus, type NetworkStatus } from '../../../contract/desk.ts';
import type { SubmissionView } from '../../../contract/submission.ts';
import { english } from '../../../renderer/wording/en.ts';
import { swedish } from '../../../renderer/wording/sv.ts';
import { holderAlert, submissionView } from '../../support/submission-view.ts';

const statusWith = (network: NetworkStatus): DeskStatus => ({
  revision: 1,
  reader: { kind: 'not-chosen' },
  network,
  outbox: { waitingCount: 1, attentionCount: 0, paused: null, storage: 'ok' },
});

const said = (change: Partial<SubmissionView>, network: NetworkStatus): readonly string[] =>
  [english, swedish].map(({ form }) =>
    form.outcome(
      { kind: 'saved', submission: submissionView(change), survivesClosing: true, undo: 'over' },
      statusWith(network),
    ),
  );

const sending = ['Saved: Vera Lind. Sending…', 'Sparat: Vera Lind. Skickar…'];
const later = [
  'Saved: Vera Lind. It will be sent when the service answers.',
  'Sparat: Vera Lind. Det skickas när tjänsten svarar.',
];

/** As the submission that met it says it. */
const notes: Readonly<Partial<Record<NetworkStatus, readonly [string, string]>>> = {
  'no-connection': ['There is no connection to the service.', 'Det finns ingen anslutning till tjänsten.'],
  busy: ['The service is busy.', 'Tjänsten är upptagen.'],
};

test('a key that stays another’s was changed by an update, and not by an enrollment, be it of a card or a code', () => {
  const kept = (change: Partial<SubmissionView>): readonly string[] =>
    [english, swedish].map(({ form }) =>
      form.outcome({ kind: 'kept', submission: holderAlert(change) }, statusWith('connected')),
    );

  expect(kept({})).toEqual([
    'Not enrolled: Karl Friis keeps the card.',
    'Inte registrerat: Karl Friis behåller kortet.',
  ]);
  expect(kept({ cardNumber: 'code:•7' })).toEqual([
    'Not enrolled: Karl Friis keeps the code.',
    'Inte registrerat: Karl Friis behåller koden.',
  ]);
  expect(kept({ task: 'update' })).toEqual([
    'Decided: Karl Friis keeps the card, and the key stays as it now is.',
    'Bestämt: Karl Friis behåller kortet, och nyckeln är kvar som den nu är.',
  ]);
});

test('whose code is somebody else’s by now is not asked to tap it', () => {
  for (const { cardActs } of [english, swedish]) {
    expect(cardActs.tooLate(true)).not.toMatch(/card|kortet|tap|håll/i);
    expect(cardActs.tooLate(true)).toMatch(/Register\.$|Kortregister\.$/);
    expect(cardActs.tooLate(false)).toMatch(/Tap it again\.$|Håll upp det igen\.$/);
  }
});

test('what waits, or is tried again, is said to be sent only while the service answers', () => {
  const inReach: readonly NetworkStatus[] = ['not-tried', 'connected'];

  for (const state of ['waiting', 'sending'] as const)
    for (const network of networkStatusSchema.options)
      expect([network, ...said({ state }, network)]).toEqual([
        network,
        ...(inReach.includes(network) ? sending : later).map(
          (text) => expect.stringContaining(text) as string,
        ),
      ]);
});

test('each attempt after the first says the same before, while and after it is made: it is heard once', () => {
  for (const [network, words] of Object.entries(notes)) {
    const reason =
      network === 'busy'
        ? ({ kind: 'busy', status: 503 } as const)
        : ({ kind: 'no-connection', cause: 'offline' } as const);
    const expected = words.map((note, index) => `${later[index] ?? ''} ${note}`);
    for (const state of ['waiting', 'sending'] as const) {
      expect(said({ state }, network as NetworkStatus)).toEqual(expected);
      expect(said({ state, reason }, network as NetworkStatus)).toEqual(expected);
      expect(said({ state, reason }, 'connected')).toEqual(expected);
    }
  }
});

test('whatever came of it names whom it is about: the next card may stand in the form already', () => {
  const states: readonly Partial<SubmissionView>[] = [
    { state: 'waiting' },
    { state: 'sending' },
    { state: 'delivered' },
    { state: 'discarded' },
    { state: 'attention', reason: { kind: 'refused', status: 400, words: 'Not today' } },
    { state: 'attention', task: 'update', reason: { kind: 'refused', status: 400, words: 'Not today' } },
    { state: 'attention', task: 'remove', reason: { kind: 'refused', status: 400, words: 'Not today' } },
  ];

  for (const state of states)
    for (const sentence of said(state, 'connected')) expect(sentence).toContain('Vera Lind');
});

test('what was tried in vain says why', () => {
  const reason = { kind: 'busy', status: 503 } as const;

  expect(said({ state: 'waiting', reason }, 'connected')).toEqual([
    `${later[0]} The service is busy.`,
    `${later[1]} Tjänsten är upptagen.`,
  ]);
});

test('what could not be saved is done once more where it was done: Enroll is named where that is the button', () => {
  const problems = ['disk-full', 'read-only', 'storage-failed'] as const;

  for (const { status, form, activity, register, question, peopleList } of [english, swedish])
    for (const problem of problems) {
      const failed = { kind: 'not-saved', problem } as const;
      const elsewhere = [
        status.storage(problem, 'same'),
        status.storage(problem, 'start-list'),
        activity.notice(failed),
        register.notErased(failed),
        question.alertProblem(failed),
        peopleList.note(failed, form.numberProblem),
      ];

      expect(form.outcome(failed, statusWith('connected'))).toMatch(
        /press Enroll again|tryck på Registrera igen/,
      );
      for (const sentence of elsewhere) expect(sentence).not.toMatch(/Enroll|Registrera/);
    }
});
