import { setTimeout as wait } from 'node:timers/promises';
import { readDisk } from './torture-disk.mjs';
import { validToOf } from './torture-ledger.mjs';

const WINDOW_ROWS = 100;
const MOST_WAITING = 40;
/** Nothing can be under way any more after this, unless it hangs. */
const QUIET_MS = 700;

/** When the kill comes: of what, and how soon after. */
const phases = {
  'while starting': 12,
  'while enqueueing': 32,
  'while sending': 26,
  'while settling': 22,
  'at any time': 8,
};

/** What the kill is counted from. Time alone decides in the other two. */
const triggersOfPhase = {
  'while starting': ['time'],
  'while enqueueing': ['submitted', 'acknowledged'],
  'while sending': ['received'],
  'while settling': ['answered'],
  'at any time': ['time'],
};

/**
 * What happens between one start and its kill, chosen beforehand.
 *
 * @param {ReturnType<typeof import('./torture-random.mjs').createRandom>} random
 */
export function chooseRound(random) {
  const phase = random.weighted(phases);
  return {
    phase,
    submissionCount: random.whole(1, 6),
    /** One after the other, or all at once. */
    isBurst: random.chance(0.5),
    trigger: random.oneOf(triggersOfPhase[phase]),
    nth: random.whole(1, 4),
    delayMs: random.chance(0.3) ? 0 : random.next() * 20,
    startDelayMs: 40 + random.next() * 900,
    anyDelayMs: random.next() * QUIET_MS,
    networkReturns: random.chance(0.8),
    killsAll: random.chance(0.3),
  };
}

/**
 * One start and one kill. Everything the desk says until then goes into the ledger, and what lies on the disk after it.
 *
 * @returns {Promise<string>} the phase the kill really fell into
 */
export async function playRound(round, { startDesk, ledger, cards, events, dataFolder, workshop }) {
  const desk = startDesk();
  const kill = armKill(round, desk, events);
  if (round.phase === 'while starting') kill.after(round.startDelayMs);
  try {
    const view = await Promise.race([desk.ready, kill.done]);
    if (!kill.isDone()) await work(round, { desk, kill, ledger, cards, view });
    await kill.done;
  } catch (error) {
    // What a killed desk does not answer any more is no fault of its.
    if (!kill.isDone()) ledger.fault('did not answer', error.message);
    kill.now();
    await kill.done;
  } finally {
    events.listener = () => undefined;
  }
  ledger.foundOnDisk(await readDisk(dataFolder, workshop));
  return kill.phase();
}

async function work(round, { desk, kill, ledger, cards, view }) {
  const list = await desk.ask('listSubmissions', { search: '', limit: WINDOW_ROWS });
  if (list === undefined) return;
  ledger.listed(list.submissions);
  if (round.networkReturns) void desk.ask('networkReturned');
  if (round.phase === 'at any time') kill.after(round.anyDelayMs);

  const isFull = view.status.outbox.waitingCount > MOST_WAITING;
  const forms = isFull ? [] : Array.from({ length: round.submissionCount }, cards.next);
  const enrolling = [];
  for (const { number, card, form } of forms) {
    ledger.submitted(number, card);
    const answer = enroll(desk, form).then((outcome) => {
      if (outcome === undefined) return;
      ledger.acknowledged(number, outcome);
      kill.note('acknowledged');
    });
    kill.note('submitted');
    enrolling.push(answer);
    if (!round.isBurst) await Promise.race([answer, kill.done]);
  }
  await Promise.race([Promise.all(enrolling), kill.done]);
  await kill.afterSilence(QUIET_MS);
}

/** Here alone is said what is asked of the desk: the same holder keeps the key, with another end of validity. */
const enroll = (desk, form) => desk.ask('enroll', { form, replaces: null, knownCard: 'change' });

/** Kills when the chosen event comes for the chosen time. */
function armKill(round, desk, events) {
  let phase = 'between (nothing under way)';
  let isDone = false;
  let left = round.nth;
  let lastEventAtMs = performance.now();
  let finish;
  const done = new Promise((resolve) => (finish = resolve));

  function strike(struckPhase) {
    if (isDone) return;
    isDone = true;
    phase = struckPhase;
    finish(round.killsAll ? desk.killAll() : desk.kill());
  }
  function note(event) {
    lastEventAtMs = performance.now();
    if (event !== round.trigger) return;
    left -= 1;
    if (left !== 0) return;
    if (round.delayMs === 0) strike(round.phase);
    else setTimeout(() => strike(round.phase), round.delayMs);
  }
  events.listener = note;
  void desk.ended.then(() => strike('ended by itself'));
  return {
    done,
    note,
    isDone: () => isDone,
    phase: () => phase,
    now: () => strike(phase),
    after: (delayMs) => void setTimeout(() => strike(round.phase), delayMs),
    /** The event may never come: the desk is idle, or what it waits for hangs. */
    async afterSilence(silenceMs) {
      while (!isDone && performance.now() - lastEventAtMs < silenceMs) await wait(20);
      strike(phase);
    },
  };
}

/** Cards met before come again, in another way of writing; the end of validity tells the submissions apart. */
export function createCards(random, firstCard) {
  let number = 0;
  let cardCount = 0;
  const nameOf = (card) => `Holder${card}`;
  return {
    nameOf,
    next() {
      number += 1;
      const isNew = cardCount === 0 || random.chance(0.4);
      const card = isNew ? cardCount : Math.max(0, cardCount - random.whole(1, 8));
      if (isNew) cardCount += 1;
      const value = BigInt(firstCard) + BigInt(card);
      return {
        number,
        card,
        form: {
          cardNumber: random.chance(0.5)
            ? `0x${value.toString(16).padStart(10, '0')}`
            : value.toString().padStart(13, '0'),
          firstName: nameOf(card),
          lastName: 'Torture',
          validFrom: '',
          validTo: validToOf(number),
          pin: random.chance(0.5) ? String(random.whole(0, 9999)).padStart(4, '0') : '',
          accessLevelIds: [],
        },
      };
    },
    count: () => number,
  };
}
