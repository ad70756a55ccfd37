import { join } from 'node:path';
import type { CardAct } from '../../contract/held-card.ts';
import type { EnrollForm, EnrollRequest } from '../../contract/submission.ts';
import type { IntservClient } from '../../main/api/intserv-client.ts';
import type { ServiceAnswer } from '../../main/api/service-answer.ts';
import { decideNextStep } from '../../main/delivery/retry-policy.ts';
import { sendSubmission } from '../../main/delivery/send-submission.ts';
import { settlementOf } from '../../main/delivery/settlement.ts';
import { createCardActs } from '../../main/enrollment/card-acts.ts';
import { createSubmissions } from '../../main/enrollment/submissions.ts';
import { createRetention } from '../../main/store/retention.ts';
import { fullName } from '../../main/store/submission-record.ts';
import { emptyForm } from '../../renderer/enroll/enroll-state.ts';
import { createAccessBook, type Answer } from './access-book.ts';
import { readIdentification, sameCardText } from './access-identification.ts';
import { ManualClock } from './manual-clock.ts';
import { newSeal, openOutboxFile } from './outbox-file.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** How the service answers: `lost` does the work and its answer does not come; a number refuses. */
export type Answering = 'ok' | 'lost' | 'offline' | number;

/** Everything between the form and the service, with the service's own book at its end; sends one by one, as it is told. */
export async function openSendingDesk() {
  const file = await openOutboxFile(join(temporaryFolder(), 'tapdesk.db'), newSeal());
  const clock = new ManualClock();
  const book = createAccessBook([]);
  const common = {
    ...file,
    clock,
    numberFormat: () => 'hexadecimal' as const,
    knownLevelIds: () => null,
    survivesClosing: () => true,
    onChanged: () => undefined,
    onStorage: (error: unknown) => {
      if (error !== null) throw new Error('nothing could be written', { cause: error });
    },
  };
  const submissions = createSubmissions({ ...common, isPaused: () => false });
  const acts = createCardActs({ ...common, view: submissions.view });

  const knowledge = { findCard: file.register.findCard, everOfCard: file.list.everOfCard };

  const endedAlerts: string[] = [];

  /** Sends what is due next; null when nothing is. */
  async function send(how: Answering = 'ok'): Promise<string | null> {
    const taken = file.outbox.takeDue(clock.nowMs());
    if (!taken) return null;
    const reply = await sendSubmission(clientOf(book, how), 'key', taken.request, knowledge);
    const step = decideNextStep(reply, taken.attempt, 0);
    endedAlerts.push(
      ...file.outbox.settle(taken.id, settlementOf(step, taken, clock.nowMs()), clock.nowMs()),
    );
    return taken.id;
  }
  async function sendAll(): Promise<void> {
    while ((await send()) !== null);
  }

  const enroll = (form: Partial<EnrollForm>, more: Partial<Omit<EnrollRequest, 'form'>> = {}) =>
    submissions.enroll({ form: { ...emptyForm, ...form }, replaces: null, knownCard: null, ...more });
  const saved = (...given: Parameters<typeof enroll>): string => {
    const outcome = enroll(...given);
    if (outcome.kind !== 'saved') throw new Error(JSON.stringify(outcome));
    return outcome.submission.id;
  };
  /** What Edit puts into the form, with what is changed there. */
  const edit = (id: string, change: Partial<EnrollForm>, more: Partial<Omit<EnrollRequest, 'form'>> = {}) => {
    const answer = submissions.form(id);
    if (answer.kind !== 'form') throw new Error(answer.kind);
    return enroll({ ...answer.form, ...change }, { replaces: id, ...more });
  };
  const edited = (...given: Parameters<typeof edit>): string => {
    const outcome = edit(...given);
    if (outcome.kind !== 'saved') throw new Error(JSON.stringify(outcome));
    return outcome.submission.id;
  };
  const act = (cardNumber: string, askedHolder: string, what: CardAct): string => {
    const outcome = acts.act({ key: { kind: 'number', cardNumber }, askedHolder, act: what });
    if (outcome.kind !== 'saved') throw new Error(JSON.stringify(outcome));
    return outcome.submission.id;
  };

  /** A card given to somebody by another desk. */
  function give(cardNumber: string, firstName: string): void {
    book.add({
      key: { identification: cardNumber, type: 'proximity' },
      person: { first_name: firstName },
    });
  }
  function ageOut(days: number): void {
    clock.advance((days + 1) * 86_400_000);
    const retention = createRetention({
      ...file,
      clock,
      days: () => days,
      serviceNowMs: () => clock.nowMs(),
      onErased: () => undefined,
      onStorage: common.onStorage,
    });
    retention.apply();
    clock.advance(1_000);
    retention.close();
  }

  return {
    ...file,
    clock,
    submissions,
    acts,
    send,
    sendAll,
    /** Those that deliveries ended, as they are told. */
    endedAlerts,
    enroll,
    saved,
    edit,
    edited,
    act,
    give,
    ageOut,
    /** Whose key the card has at the service, and its PIN; null for nobody's. */
    keyOf(cardNumber: string): string | null {
      const card = sameCardText(readIdentification(cardNumber) ?? []);
      const key = book.keys().find((one) => one.card === card);
      if (!key) return null;
      const { person, pin } = key;
      return [person.first_name, person.last_name, pin].filter((word) => word !== null).join(' ');
    },
    /** Everything that was saved, in its order: what, for whom, and where it is. */
    told: () =>
      file.list
        .newest(100)
        .toReversed()
        .map(({ row, contents }) =>
          [
            contents?.request.kind,
            contents && fullName(contents.request),
            row.state,
            contents?.outcome.reason?.kind,
          ]
            .filter((word) => word !== undefined)
            .join(' '),
        ),
  };
}

function clientOf(book: ReturnType<typeof createAccessBook>, how: Answering): IntservClient {
  const answerOf = (work: () => Answer): ServiceAnswer => {
    if (how === 'offline') return { kind: 'failure', failure: { kind: 'offline' } };
    const { status, body } = typeof how === 'number' ? { status: how, body: {} } : work();
    if (how === 'lost') return { kind: 'failure', failure: { kind: 'timeout' } };
    const text = body === undefined ? '' : JSON.stringify(body);
    return { kind: 'reply', status, retryAfter: null, date: null, body: text };
  };
  const answer = (work: () => Answer): Promise<ServiceAnswer> => Promise.resolve(answerOf(work));
  return {
    addAccessKey: (_key, body) => answer(() => book.add(body)),
    removeAccessKey: (_key, body) => answer(() => book.remove(body)),
    accessKeyStatus: (_key, body) => answer(() => book.status(body)),
    listAccessLevels: () => answer(() => book.list({})),
    listEvents: () => answer(() => ({ status: 404 })),
  };
}
