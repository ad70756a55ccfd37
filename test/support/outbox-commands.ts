import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { NewSubmission } from '../../main/store/outbox.ts';
import type { Settlement } from '../../main/store/outbox-settling.ts';
import { nothingYet } from '../../main/store/submission-record.ts';
import { CARDS, compare, type OutboxDesk } from './outbox-desk.ts';
import { newSeal, requestFor } from './outbox-file.ts';
import {
  FOLLOW_AFTER_MS,
  inOrder,
  isOpen,
  PIN,
  type Ending,
  type ModelRow,
  type NewRow,
  type OutboxModel,
} from './outbox-model.ts';

const YEAR_MS = 365 * 86_400_000;

type Command = fc.AsyncCommand<OutboxModel, OutboxDesk>;

/** A command that first does its work on both, then compares everything. */
function command(name: string, work: (model: OutboxModel, desk: OutboxDesk) => unknown): Command {
  return {
    check: () => true,
    async run(model, desk) {
      await work(model, desk);
      compare(model, desk);
    },
    toString: () => name,
  };
}

/** One that needs a row to act on; `pick` chooses among those that `suits`, or among all. */
function onRow(
  name: string,
  suits: (row: ModelRow) => boolean,
  work: (row: ModelRow, model: OutboxModel, desk: OutboxDesk) => unknown,
): fc.Arbitrary<Command> {
  return fc.record({ pick: fc.nat(999), anyRow: fc.boolean() }).map(({ pick, anyRow }) => ({
    ...command(`${name}(${pick}${anyRow ? ', any' : ''})`, (model, desk) => {
      const suiting = model.rows.filter((row) => anyRow || suits(row));
      const row = suiting[pick % suiting.length];
      return row && work(row, model, desk);
    }),
    check: (model: Readonly<OutboxModel>) => model.rows.some((row) => anyRow || suits(row)),
  }));
}

const add = (card: string, needs: string | null = null, inPlaceOf: string | null = null) => ({
  id: randomUUID(),
  card,
  kind: 'add' as const,
  needs,
  inPlaceOf,
});
const removal = (card: string, needs: string | null, inPlaceOf: string | null = null) => ({
  ...add(card, needs, inPlaceOf),
  kind: 'remove' as const,
});
function pair(card: string, inPlaceOf: string | null = null) {
  const first = removal(card, null, inPlaceOf);
  return [first, add(card, first.id, inPlaceOf)];
}
/** The new card first; the old one is taken away once that is through. */
function replacement(oldCard: string, newCard: string) {
  const added = add(newCard);
  return [added, removal(oldCard, added.id)];
}
function asSubmission({ id, card, kind, needs, inPlaceOf }: NewRow): NewSubmission {
  const { identification, cardKey, firstName, lastName, ...rest } = requestFor(card, { pin: PIN });
  const common = { identification, cardKey, firstName, lastName };
  return {
    id,
    needs,
    inPlaceOf,
    request: kind === 'add' ? { ...rest, ...common, kind } : { ...common, kind, keyId: null },
  };
}

function settlementFor(row: ModelRow, ending: Ending, nowMs: number): Settlement {
  if (ending.kind === 'attention') return { kind: 'attention', outcome: nothingYet };
  if (ending.kind === 'waiting')
    return {
      kind: 'waiting',
      outcome: nothingYet,
      dueAtMs: nowMs + ending.waitMs,
      usesAttempt: ending.usesAttempt,
    };
  if (row.kind === 'remove')
    return { kind: 'delivered', outcome: nothingYet, learnt: null, followAtMs: null };
  const keyId = ending.accessKey;
  return {
    kind: 'delivered',
    outcome: {
      ...nothingYet,
      keyId,
      reason: ending.isAlert ? { kind: 'other-holder', holder: 'Nils Berg' } : null,
    },
    learnt: {
      ...requestFor(row.card),
      keyId,
      personId: null,
      learntAtMs: nowMs,
      submissionId: row.id,
    },
    followAtMs: nowMs + FOLLOW_AFTER_MS,
  };
}

const card = fc.constantFrom(...CARDS);
const accessKey = fc.constantFrom('access-key-1', 'access-key-2');
const ending: fc.Arbitrary<Ending> = fc.oneof(
  fc.record({ kind: fc.constant('delivered'), isAlert: fc.boolean(), accessKey }),
  fc.record({ kind: fc.constant('attention') }),
  fc.record({
    kind: fc.constant('waiting'),
    waitMs: fc.constantFrom(0, 1_000, 60_000, 3_600_000),
    usesAttempt: fc.boolean(),
  }),
);
const clockJump = fc.oneof(
  fc.constantFrom(1, 1_000, 60_000, 3_600_000, -60_000),
  fc.integer({ min: -YEAR_MS, max: YEAR_MS }),
);

function takeNext(model: OutboxModel, { file }: OutboxDesk): ModelRow | null {
  const before = model.rows.filter(isOpen);
  const expected = model.take();
  const taken = file.outbox.takeDue(model.nowMs);
  expect(taken?.id ?? null).toBe(expected?.id ?? null);
  if (!expected) return null;
  expect(taken?.attempt).toBe(expected.attemptCount);
  // Said once more without the model's lines: of the card's readable open submissions this is the first, and no other is out.
  const ofCard = inOrder(before.filter((row) => row.card === expected.card && model.opens(row)));
  expect(ofCard[0]).toBe(expected);
  expect(ofCard.filter((row) => row !== expected && row.state === 'sending')).toEqual([]);
  return expected;
}

function settle(row: ModelRow, how: Ending, model: OutboxModel, { file }: OutboxDesk): void {
  file.outbox.settle(row.id, settlementFor(row, how, model.nowMs), model.nowMs);
  if (row.state === 'sending') model.settle(row, how);
}

/** Everything that can be asked of an outbox, and everything that can befall it. */
export function outboxCommands(): fc.Arbitrary<Command>[] {
  return [
    card.map((name) =>
      command(`enqueue(${name})`, (model, { file }) => {
        const one = add(name);
        model.add([one]);
        expect(file.outbox.add([asSubmission(one)], model.nowMs)).toBe('added');
      }),
    ),
    card.map((name) =>
      command(`enqueuePair(${name})`, (model, { file }) => {
        const both = pair(name);
        model.add(both);
        expect(file.outbox.add(both.map(asSubmission), model.nowMs)).toBe('added');
      }),
    ),
    fc.tuple(card, card).map(([oldCard, newCard]) =>
      command(`replaceCard(${oldCard} by ${newCard})`, (model, { file }) => {
        if (oldCard === newCard) return;
        const both = replacement(oldCard, newCard);
        model.add(both);
        expect(file.outbox.add(both.map(asSubmission), model.nowMs)).toBe('added');
      }),
    ),
    fc.record({ inPlace: fc.boolean(), afresh: fc.boolean() }).chain(({ inPlace, afresh }) =>
      onRow(
        `replace${inPlace ? ' in its place' : ''}${afresh ? ' afresh' : ''}`,
        (row) => row.kind === 'add' && isOpen(row),
        (row, model, { file }) => {
          if (row.kind === 'remove') return; // Only an add can be edited.
          const inPlaceOf = inPlace ? row.id : null;
          const by = afresh ? pair(row.card, inPlaceOf) : [add(row.card, row.needs, inPlaceOf)];
          const following = model.rows
            .filter((one) => one.needs === row.id && isOpen(one))
            .map((one) => removal(one.card, by.at(-1)?.id ?? null, inPlace ? one.id : null));
          const all = [...by, ...following];
          const outcome = file.outbox.add(all.map(asSubmission), model.nowMs, { replaces: row.id });
          expect(outcome).toBe(model.replace(row, all));
        },
      ),
    ),
    fc.constant(command('take', takeNext)),
    fc.constant(command('take', takeNext)),
    ending.chain((how) =>
      onRow(
        `settle as ${JSON.stringify(how)}`,
        ({ state }) => state === 'sending',
        (row, model, desk) => {
          settle(row, how, model, desk);
        },
      ),
    ),
    // Together too, or few submissions would get as far as this by chance.
    ...[false, true].map((isAlert) =>
      accessKey.map((key) =>
        command(`deliver ${key}${isAlert ? ' to another holder' : ''}`, (model, desk) => {
          const taken = takeNext(model, desk);
          if (taken) settle(taken, { kind: 'delivered', isAlert, accessKey: key }, model, desk);
        }),
      ),
    ),
    onRow('discard', isOpen, (row, model, { file }) => {
      expect(file.outbox.discard(row.id, model.nowMs)).toBe(model.discard(row));
    }),
    fc.constantFrom(0, 12_000, YEAR_MS).chain((withinMs) =>
      onRow(`undo within ${withinMs} ms`, isOpen, (row, model, { file }) => {
        const sinceMs = model.nowMs - withinMs;
        expect(file.outbox.undo(row.id, sinceMs, model.nowMs)).toBe(model.undo(row, sinceMs));
      }),
    ),
    onRow('sendNow', isOpen, (row, model, { file }) => {
      expect(file.outbox.sendNow(row.id, model.nowMs)).toBe(model.sendNow(row));
    }),
    onRow(
      'keepHolder',
      ({ alert }) => alert,
      (row, model, { file }) => {
        expect(file.outbox.keepHolder(row.id, model.nowMs)).toBe(model.keepHolder(row));
      },
    ),
    onRow(
      'enrollAfresh',
      ({ alert }) => alert,
      (row, model, { file }) => {
        const both = pair(row.card);
        const outcome = file.outbox.add(both.map(asSubmission), model.nowMs, { mends: row.id });
        expect(outcome).toBe(model.mend(row, both));
      },
    ),
    fc.constant(
      command('makeAllDue', (model, { file }) => {
        model.makeAllDue();
        file.outbox.makeAllDue(model.nowMs);
      }),
    ),
    ...[clockJump, clockJump].map((jump) =>
      jump.map((byMs) =>
        command(`clock ${byMs}`, (model) => {
          model.nowMs += byMs;
        }),
      ),
    ),
    onRow('bitFlip', isOpen, (row, _model, { file }) => {
      // The same bit twice would be as it was: no disk mends what it broke, and no line of a card is joined for that.
      if (row.damaged) return;
      const sealed = Buffer.from(file.list.find(row.id)?.row.sealed_request ?? []);
      sealed.writeUInt8(sealed.readUInt8(40) ^ 1, 40);
      file.database.prepare('UPDATE submissions SET sealed_request = ? WHERE id = ?').run(sealed, row.id);
      row.damaged = true;
    }),
    fc.constant(
      command('kill', async (model, desk) => {
        desk.close();
        await desk.open(model.keysHere);
      }),
    ),
    fc.constant(command('restart', restart)),
    fc.constant(
      command('newKey', (model, desk) => {
        const name = `key-${desk.seals.length + 1}`;
        desk.seals.push(newSeal(name));
        model.currentKey = name;
        model.keysHere = [name];
        return restart(model, desk);
      }),
    ),
    fc.constant(
      command('keysBack', (model, desk) => {
        model.keysHere = desk.seals.map(({ keyId }) => keyId);
        return restart(model, desk);
      }),
    ),
  ];
}

async function restart(model: OutboxModel, desk: OutboxDesk): Promise<void> {
  desk.close();
  await desk.open(model.keysHere);
  model.restart();
  desk.file.outbox.takeBackUnsettled();
}
