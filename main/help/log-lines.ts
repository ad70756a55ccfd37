import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { requestChannels, type RequestName } from '../../contract/channels.ts';
import { modeSchema, outboxStatusSchema } from '../../contract/desk.ts';
import { readerStatusSchema } from '../../contract/reader.ts';
import { submissionReasonSchema, submissionStateSchema } from '../../contract/submission.ts';

/** A union's kinds, without what they carry. */
const kindsOf = <Kind extends string>(
  options: readonly { readonly shape: { readonly kind: z.ZodLiteral<Kind> } }[],
) => z.enum(options.map((option) => option.shape.kind.value) as [Kind, ...Kind[]]);

export const versionSchema = z.string().regex(/^\d{1,4}(\.\d{1,6}){1,3}$/);

const at = z.iso.datetime();
const request = z.enum(Object.keys(requestChannels) as [RequestName, ...RequestName[]]);
/** Words that come from a library or the system: told where they are known, and left out where not. */
const errorName = z
  .enum([
    'Error',
    'TypeError',
    'RangeError',
    'SyntaxError',
    'ReferenceError',
    'ZodError',
    'AbortError',
    'TimeoutError',
  ])
  .catch('Error');
const lostReason = z
  .enum([
    'clean-exit',
    'abnormal-exit',
    'killed',
    'crashed',
    'oom',
    'launch-failed',
    'integrity-failure',
    'other',
  ])
  .catch('other');

/** The log's lines again, by the fields named here only: no free text has one. A stranger's line is not shown. */
export const logLineSchema = z.discriminatedUnion('event', [
  z.object({
    at,
    event: z.literal('started'),
    version: versionSchema,
    electron: versionSchema,
    mode: modeSchema,
    startMs: z.int(),
  }),
  z.object({ at, event: z.literal('stopped') }),
  z.object({ at, event: z.literal('ended-by-limit') }),
  z.object({ at, event: z.literal('reader'), status: kindsOf(readerStatusSchema.options) }),
  z.object({
    at,
    event: z.literal('submission'),
    state: submissionStateSchema,
    reason: kindsOf(submissionReasonSchema.options).nullable(),
  }),
  z.object({ at, event: z.literal('outbox-paused'), pause: outboxStatusSchema.shape.paused }),
  z.object({ at, event: z.literal('storage-failed'), problem: outboxStatusSchema.shape.storage }),
  z.object({
    at,
    event: z.literal('request-refused'),
    request,
    failure: z.enum(['untrusted-sender', 'invalid-request', 'internal-error']),
  }),
  z.object({ at, event: z.literal('request-failed'), request, error: errorName }),
  z.object({ at, event: z.literal('window-lost'), reason: lostReason }),
  z.object({ at, event: z.literal('unexpected-error'), error: errorName }),
]);
type LogLine = z.infer<typeof logLineSchema>;

const SHOWN_COUNT = 500;

export interface LastLogLines {
  readonly lines: readonly LogLine[];
  /** Lines that are not what the log writes. */
  readonly leftOutCount: number;
}

/** The last lines of the log; none where it cannot be read. */
export function readLastLogLines(path: string): LastLogLines {
  const lines = textOf(path)
    .split('\n')
    .filter((line) => line !== '')
    .slice(-SHOWN_COUNT);
  const parsed = lines.map(parseLine).filter((line) => line !== null);
  return { lines: parsed, leftOutCount: lines.length - parsed.length };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function parseLine(line: string): LogLine | null {
  try {
    return logLineSchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
