import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { decimalIdentification, readIdentification, sameCardText } from './access-identification.ts';

/** What the service would hold: one key a card, whoever was there first. */
export interface StoredKey {
  readonly id: string;
  readonly card: string;
  readonly type: 'proximity' | 'code';
  readonly identification: string;
  readonly pin: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly accessLevels: readonly string[];
  readonly person: { readonly id: string; readonly first_name: string; readonly last_name: string };
}

export interface StoredLevel {
  readonly id: string;
  readonly name: string;
  readonly system_id: string;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

/** What /accesskeys/status answers, but for the id. */
export type StatusScript = Readonly<Record<string, unknown>>;

export interface AccessBook {
  readonly levels: readonly StoredLevel[];
  keys(): readonly StoredKey[];
  add(body: unknown): Answer;
  remove(body: unknown): Answer;
  status(body: unknown): Answer;
  list(body: unknown): Answer;
  /** The next status calls for a known key answer these, one each; the last one stays. */
  scriptStatus(...answers: readonly StatusScript[]): void;
}

const utcTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/)
  .refine((text) => isRealTime(text), { message: 'no such time' });
const name = z.string().refine((text) => [...text].length <= 32, { message: 'more than 32 characters' });
const key = z.union([
  z.strictObject({
    identification: z
      .string()
      .refine((text) => readIdentification(text) !== undefined, { message: 'not a CSN' }),
    type: z.literal('proximity'),
  }),
  z.strictObject({
    identification: z.stringFormat('code', /^[0-9]+$/),
    type: z.literal('code'),
  }),
]);
type KeyRequest = z.infer<typeof key>;
const addRequest = z.strictObject({
  id: z.uuid().optional(),
  key: key.optional(),
  pin: z.stringFormat('pin', /^\d{4}$/).nullish(),
  valid_from_date: utcTime.optional(),
  valid_to_date: utcTime.optional(),
  access_levels: z.array(z.uuid()).min(1).optional(),
  person: z
    .union([
      z.strictObject({ id: z.uuid() }),
      z.strictObject({ first_name: name.optional(), last_name: name.optional() }),
    ])
    .optional(),
});
const removeRequest = z.union([z.strictObject({ id: z.uuid() }), z.strictObject({ key })]);
const statusRequest = z.strictObject({ id: z.uuid() });
const listRequest = z.strictObject({});

/** The four calls of the service, strict: what its documentation does not allow is a 400 that says why. */
export function createAccessBook(levels: readonly StoredLevel[]): AccessBook {
  const stored = new Map<string, StoredKey>();
  let statusScript: readonly StatusScript[] = [];

  function add(body: unknown): Answer {
    const parsed = addRequest.safeParse(body);
    if (!parsed.success) return badRequest(parsed.error);
    const request = parsed.data;
    const unknownLevel = request.access_levels?.find((id) => !levels.some((level) => level.id === id));
    if (unknownLevel !== undefined)
      return { status: 400, body: { error: `unknown access level ${unknownLevel}` } };

    const named = request.key === undefined ? undefined : nameOf(request.key);
    const card = named?.card;
    const old = [...stored.values()].find((one) => (request.id ? one.id === request.id : one.card === card));
    if (old === undefined && (request.id !== undefined || named === undefined))
      return { status: 400, body: { error: 'no such access key' } };

    const saved: StoredKey = {
      id: old?.id ?? randomUUID(),
      card: old?.card ?? card ?? '',
      type: old?.type ?? request.key?.type ?? 'proximity',
      identification: old?.identification ?? named?.identification ?? '',
      pin: request.pin === undefined ? (old?.pin ?? null) : request.pin,
      validFrom: request.valid_from_date ?? old?.validFrom ?? null,
      validTo: request.valid_to_date ?? old?.validTo ?? null,
      accessLevels: request.access_levels ?? old?.accessLevels ?? [],
      person: old?.person ?? knownPerson(request.person) ?? newPerson(request.person),
    };
    stored.set(saved.id, saved);
    return { status: 200, body: describe(saved) };
  }

  /** A person stays known as long as one of their keys is there. */
  function knownPerson(person: z.infer<typeof addRequest>['person']): StoredKey['person'] | undefined {
    const id = person !== undefined && 'id' in person ? person.id : undefined;
    return [...stored.values()].find((one) => one.person.id === id)?.person;
  }

  function remove(body: unknown): Answer {
    const parsed = removeRequest.safeParse(body);
    if (!parsed.success) return badRequest(parsed.error);
    const request = parsed.data;
    const card = 'key' in request ? nameOf(request.key).card : undefined;
    const found = [...stored.values()].find((one) =>
      'id' in request ? one.id === request.id : one.card === card,
    );
    if (found === undefined) return { status: 404, body: { error: 'no such access key' } };
    stored.delete(found.id);
    return { status: 204 };
  }

  function status(body: unknown): Answer {
    const parsed = statusRequest.safeParse(body);
    if (!parsed.success) return badRequest(parsed.error);
    const found = stored.get(parsed.data.id);
    if (found === undefined) return { status: 400, body: { error: 'no such access key' } };
    const [scripted, ...rest] = statusScript;
    if (scripted) {
      if (rest.length > 0) statusScript = rest;
      return { status: 200, body: { id: found.id, ...scripted } };
    }
    const systems = new Set(
      levels.filter((level) => found.accessLevels.includes(level.id)).map((level) => level.system_id),
    );
    return {
      status: 200,
      body: {
        id: found.id,
        status: systems.size === 0 ? 'NotApplied' : 'Applied',
        systems_where_applied: [...systems].map((id) => ({
          system_id: id,
          applied_at: '2026-01-01T00:00:00Z',
        })),
        systems_where_pending: [],
        systems_where_failed: [],
      },
    };
  }

  function list(body: unknown): Answer {
    const parsed = listRequest.safeParse(body);
    return parsed.success ? { status: 200, body: { levels } } : badRequest(parsed.error);
  }

  function scriptStatus(...answers: readonly StatusScript[]): void {
    statusScript = answers;
  }

  return { levels, keys: () => [...stored.values()], add, remove, status, list, scriptStatus };
}

/** A card goes by its value and is answered in decimal; a code as it was sent. */
function nameOf({ identification, type }: KeyRequest): {
  readonly card: string;
  readonly identification: string;
} {
  if (type === 'code') return { card: `code ${identification}`, identification };
  const values = readIdentification(identification) ?? [];
  return { card: sameCardText(values), identification: decimalIdentification(values) };
}

function describe(saved: StoredKey): unknown {
  return {
    id: saved.id,
    key: { identification: saved.identification, type: saved.type },
    valid_from_date: saved.validFrom,
    valid_to_date: saved.validTo,
    access_levels: saved.accessLevels,
    person: saved.person,
  };
}

function newPerson(person: z.infer<typeof addRequest>['person']): StoredKey['person'] {
  if (person !== undefined && 'id' in person)
    return { id: person.id, first_name: 'Known', last_name: 'Person' };
  return {
    id: randomUUID(),
    first_name: person?.first_name ?? 'Made',
    last_name: person?.last_name ?? 'Up',
  };
}

function badRequest(error: z.ZodError): Answer {
  return { status: 400, body: { error: z.prettifyError(error) } };
}

function isRealTime(text: string): boolean {
  const time = new Date(text);
  return !Number.isNaN(time.valueOf()) && time.toISOString() === text.replace('Z', '.000Z');
}
