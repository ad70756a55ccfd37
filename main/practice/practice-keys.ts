import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { readPlainly } from '../plain-faults.ts';
import { identificationOf, parseIdentification, sameCardKey } from '../reader/identification.ts';
import { aRequest } from './a-request.ts';
import { doorStatusOf, type PracticeDoorStatus, type PracticeLevel } from './practice-doors.ts';

const utcTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, 'is not a UTC time');
const personName = z.string().max(32);

const keySchema = z.strictObject({ identification: z.string(), type: z.enum(['proximity', 'code']) });

/** Exactly what the documentation allows: a field it does not know is refused. */
const addBodySchema = z.strictObject({
  id: z.uuid().optional(),
  key: keySchema.optional(),
  pin: z
    .string()
    .regex(/^\d{4}$/, 'is not four digits')
    .nullable()
    .optional(),
  valid_from_date: utcTime.optional(),
  valid_to_date: utcTime.optional(),
  access_levels: z.array(z.uuid()).min(1).optional(),
  person: z
    .union([
      z.strictObject({ id: z.uuid() }),
      z.strictObject({ first_name: personName.optional(), last_name: personName.optional() }),
    ])
    .optional(),
});
type AddBody = z.infer<typeof addBodySchema>;

const removeBodySchema = z.strictObject({ id: z.uuid().optional(), key: keySchema.optional() });
const statusBodySchema = z.strictObject({ id: z.uuid() });

interface PracticeKey {
  readonly id: string;
  /** As the documented sample answers: decimal, whatever form was sent. */
  readonly key: { readonly identification: string; readonly type: 'proximity' | 'code' };
  readonly valid_from_date: string | null;
  readonly valid_to_date: string | null;
  readonly access_levels: readonly string[];
  readonly person: { readonly id: string; readonly first_name: string; readonly last_name: string };
}

interface HeldKey {
  readonly key: PracticeKey;
  /** Its way to the doors starts anew with every change. */
  readonly changedAtMs: number;
}

interface Refusal {
  readonly kind: 'refused';
  readonly message: string;
}
type AddOutcome = { readonly kind: 'done'; readonly key: PracticeKey } | Refusal;
type RemoveOutcome = { readonly kind: 'done' } | { readonly kind: 'not-there' } | Refusal;
type StatusOutcome = { readonly kind: 'done'; readonly status: PracticeDoorStatus } | Refusal;

export interface PracticeKeys {
  add(body: unknown): AddOutcome;
  remove(body: unknown): RemoveOutcome;
  status(body: unknown): StatusOutcome;
}

/** The service's memory of access keys: created, or updated when the card is known, as documented. */
export function createPracticeKeys(levels: readonly PracticeLevel[], nowMs: () => number): PracticeKeys {
  const heldOfCard = new Map<string, HeldKey>();

  function put(cardKey: string, key: PracticeKey): AddOutcome {
    heldOfCard.set(cardKey, { key, changedAtMs: nowMs() });
    return { kind: 'done', key };
  }

  const removed = (cardKey: string | undefined): RemoveOutcome => ({
    kind: cardKey !== undefined && heldOfCard.delete(cardKey) ? 'done' : 'not-there',
  });

  const findById = (id: string): readonly [string, HeldKey] | undefined =>
    [...heldOfCard].find(([, held]) => held.key.id === id);

  /** Somebody keeps the name they have on another key. */
  function personFor(body: AddBody): PracticeKey['person'] {
    const id = body.person && 'id' in body.person ? body.person.id : undefined;
    const known = [...heldOfCard.values()].find(({ key }) => key.person.id === id);
    return known?.key.person ?? personOf(body);
  }

  return {
    add(input) {
      const read = readPlainly(addBodySchema, input, aRequest);
      if (read.kind === 'faults') return refused(read.sentences);
      const body = read.value;
      const unknownLevel = body.access_levels?.find((id) => !levels.some((level) => level.id === id));
      if (unknownLevel !== undefined) return refused(`There is no access level ${unknownLevel}`);

      if (body.id !== undefined) {
        const [cardKey, held] = findById(body.id) ?? [];
        return cardKey !== undefined && held
          ? put(cardKey, updated(held.key, body))
          : refused(`There is no access key ${body.id}`);
      }
      if (!body.key) return refused('A key or an id is needed');
      const named = keyOf(body.key);
      if (!named)
        return refused(`The identification ${body.key.identification} is not a ${body.key.type} key`);
      const { cardKey, identification } = named;
      return put(
        cardKey,
        updated(
          heldOfCard.get(cardKey)?.key ?? created({ identification, type: body.key.type }, personFor(body)),
          body,
        ),
      );
    },

    remove(input) {
      const read = readPlainly(removeBodySchema, input, aRequest);
      if (read.kind === 'faults') return refused(read.sentences);
      const { id, key } = read.value;
      if (id !== undefined) return removed(findById(id)?.[0]);
      if (!key) return refused('A key or an id is needed');
      const named = keyOf(key);
      return named
        ? removed(named.cardKey)
        : refused(`The identification ${key.identification} is not a ${key.type} key`);
    },

    status(input) {
      const read = readPlainly(statusBodySchema, input, aRequest);
      if (read.kind === 'faults') return refused(read.sentences);
      const [, held] = findById(read.value.id) ?? [];
      return held
        ? { kind: 'done', status: doorStatusOf(held.key, levels, held.changedAtMs, nowMs()) }
        : refused(`There is no access key ${read.value.id}`);
    },
  };
}

function keyOf({
  identification,
  type,
}: PracticeKey['key']): { readonly cardKey: string; readonly identification: string } | null {
  if (type === 'code')
    return /^[0-9]+$/.test(identification) ? { cardKey: `code ${identification}`, identification } : null;
  const card = parseIdentification(identification);
  return card.kind === 'problem'
    ? null
    : { cardKey: sameCardKey(card.csns), identification: identificationOf(card.csns, 'decimal') };
}

const refused = (message: string): Refusal => ({ kind: 'refused', message });

function created(key: PracticeKey['key'], person: PracticeKey['person']): PracticeKey {
  return {
    id: randomUUID(),
    key,
    valid_from_date: null,
    valid_to_date: null,
    access_levels: [],
    person,
  };
}

/** The person is not touched: it is only read when a key is created. */
function updated(key: PracticeKey, body: AddBody): PracticeKey {
  return {
    ...key,
    valid_from_date: body.valid_from_date ?? key.valid_from_date,
    valid_to_date: body.valid_to_date ?? key.valid_to_date,
    access_levels: body.access_levels ?? key.access_levels,
  };
}

function personOf({ person }: AddBody): PracticeKey['person'] {
  const names = person && !('id' in person) ? person : {};
  return {
    id: person && 'id' in person ? person.id : randomUUID(),
    first_name: names.first_name ?? 'Visitor',
    last_name: names.last_name ?? String(1000 + Math.floor(Math.random() * 9000)),
  };
}
