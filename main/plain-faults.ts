import { z } from 'zod';
import { assertNever } from '../contract/assert-never.ts';

export type PlainlyRead<Value> =
  | { readonly kind: 'value'; readonly value: Value }
  /** `field`: where the first one is, as a path of names; empty for the whole. */
  | { readonly kind: 'faults'; readonly sentences: string; readonly field: string };

interface Told {
  /** What all of it is called. */
  readonly whole: string;
  /** False where values are nobody's business. */
  readonly hasValues: boolean;
}
const aFile: Told = { whole: 'The file', hasValues: true };

const MOST_TOLD = 5;
const LONGEST_VALUE = 60;

/**
 * Reads what people wrote. Each fault is a sentence that says where it is, what is there, what is expected and what to do; the
 * schema's own messages stand in for the expected, and zod's words are never among them.
 */
export function readPlainly<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  told: Told = aFile,
): PlainlyRead<z.infer<Schema>> {
  const parsed = schema.safeParse(input, { error: expectationOf });
  if (parsed.success) return { kind: 'value', value: parsed.data };
  const { issues } = parsed.error;
  return {
    kind: 'faults',
    sentences: sentencesOf(issues, input, told),
    field: (issues[0]?.path ?? []).map(String).join('.'),
  };
}

function sentencesOf(issues: readonly z.core.$ZodIssue[], input: unknown, told: Told): string {
  const sentences = issues.slice(0, MOST_TOLD).map((issue) => sentenceOf(issue, input, told));
  const untoldCount = issues.length - sentences.length;
  return [...sentences, ...(untoldCount > 0 ? [`Faults besides these: ${untoldCount}.`] : [])].join(' ');
}

function sentenceOf(issue: z.core.$ZodIssue, input: unknown, { whole, hasValues }: Told): string {
  const place = placeOf(issue.path, input) ?? whole;
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => `"${key}"`).join(', ');
    const what = issue.keys.length === 1 ? `the field ${names}` : `the fields ${names}`;
    return `${place} has ${what} (${issue.message}): correct the spelling, or take it out.`;
  }
  const value = valueAt(issue.path, input);
  const what = hasValues || value === undefined ? valueWords(value) : 'cannot be taken';
  return `${place} ${what} (${issue.message}): ${whatToDo(issue.path, value)}.`;
}

function whatToDo(path: readonly PropertyKey[], value: unknown): string {
  if (value === undefined) return 'add it';
  // Fields of the file itself may all be left out.
  return path.length === 1 ? 'correct it, or take it out' : 'correct it';
}

/** Entries are counted as people do, and called by their name where they have one. */
function placeOf(path: readonly PropertyKey[], input: unknown): string | null {
  const places: string[] = [];
  let fields: string[] = [];
  path.forEach((step, depth) => {
    if (typeof step !== 'number') {
      fields.push(String(step));
      return;
    }
    const list = fields.join('.');
    const named = nameOf(valueAt(path.slice(0, depth + 1), input));
    places.push(
      list === 'templates' ? `template ${step + 1}${named}` : `entry ${step + 1}${named} of "${list}"`,
    );
    fields = [];
  });
  if (fields.length > 0) places.push(`field "${fields.join('.')}"`);
  const place = places.join(', ');
  return place === '' ? null : place.charAt(0).toUpperCase() + place.slice(1);
}

function nameOf(entry: unknown): string {
  const named = z.object({ name: z.string() }).safeParse(entry);
  return named.success ? ` ${shortened(JSON.stringify(named.data.name))}` : '';
}

function valueAt(path: readonly PropertyKey[], input: unknown): unknown {
  return path.reduce<unknown>(
    (holder, step) =>
      typeof holder === 'object' && holder !== null && Object.hasOwn(holder, step)
        ? (holder as Record<PropertyKey, unknown>)[step]
        : undefined,
    input,
  );
}

function valueWords(value: unknown): string {
  if (value === undefined) return 'is missing';
  if (Array.isArray(value)) return value.length === 0 ? 'is an empty list' : `is a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'is an object';
  return `is ${shortened(JSON.stringify(typeof value === 'string' ? withoutSecrets(value) : value))}`;
}

/** This is shown on a screen, and an address may carry a password or a key. */
function withoutSecrets(text: string): string {
  return text.replace(/\/\/[^/@]*@/, '//…@').replace(/[?#].+$/s, (rest) => `${rest.charAt(0)}…`);
}

function shortened(text: string): string {
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

function expectationOf(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${typeWords[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${listed(issue.values.map((value) => JSON.stringify(value)))}`;
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1
        ? 'must not be empty'
        : `must ${sizeWords('at least', issue.minimum, issue.origin)}`;
    case 'too_big':
      return `must ${sizeWords('at most', issue.maximum, issue.origin)}`;
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'unrecognized_keys':
      return issue.inst instanceof z.ZodObject
        ? `Tapdesk knows here ${listed(Object.keys(issue.inst.shape), 'and')}`
        : 'Tapdesk knows no such field';
    case 'invalid_format':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return 'must be written as the documentation shows it';
    default:
      return assertNever(issue);
  }
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text in quotation marks',
  number: 'a number without quotation marks',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list in square brackets',
  tuple: 'a list in square brackets',
  object: 'an object in curly brackets',
};

function sizeWords(bound: string, limit: number | bigint, origin: string): string {
  switch (origin) {
    case 'string':
      return `have ${bound} ${limit} characters`;
    case 'array':
      return `have ${bound} ${limit} entries`;
    default:
      return `be ${bound} ${limit}`;
  }
}

function listed(words: readonly string[], last: 'or' | 'and' = 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}
