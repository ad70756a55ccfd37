import type { AccessLevel } from '../../contract/access-levels.ts';
import type { ListReading, PeopleDraft, PeopleDraftOutcome } from '../../contract/people-list.ts';
import { systemTimeZone } from '../enrollment/local-time.ts';
import { textOfFile } from './file-text.ts';
import { guessReading, readPeople, type BadRow, type ReadPeople } from './people-csv.ts';

/** What a list is read from: a file, or lines typed into the window. */
export interface PeopleSource {
  readonly fileName: string | null;
  readonly bytes: Uint8Array;
}

/** A source as it was read last, kept until it is started or another one takes its place. */
export interface HeldDraft {
  readonly source: PeopleSource;
  readonly reading: ListReading;
  readonly read: ReadPeople;
  readonly view: PeopleDraft;
}

type DraftOutcome =
  { readonly kind: 'held'; readonly held: HeldDraft } | Extract<PeopleDraftOutcome, { kind: 'refused' }>;

interface DraftRules {
  readonly levels: readonly AccessLevel[];
  readonly nowMs: number;
}

const SHOWN_BAD = 50;
const SHOWN_CELLS = 30;
const LONGEST_CELL = 80;

/** `before` and `wanted`: how it was read last, and how somebody wants it; both null at first, when it is guessed. */
export async function draftOf(
  source: PeopleSource,
  rules: DraftRules,
  correction: { readonly before: ListReading; readonly wanted: ListReading } | null,
): Promise<DraftOutcome> {
  const file = textOfFile(source.bytes, correction?.wanted.encoding ?? null);
  if (file.kind !== 'text') return { kind: 'refused', reason: file.kind };
  const reading = correction ? correctedReading(file, correction) : guessReading(file);
  const outcome = await readPeople(file.text, { ...rules, reading, zone: systemTimeZone() });
  if (outcome.kind !== 'read') return { kind: 'refused', reason: outcome.kind };
  const { read } = outcome;
  const view: PeopleDraft = {
    fileName: source.fileName,
    reading,
    hasMark: file.hasMark,
    headings: read.headings.slice(0, SHOWN_CELLS).map(cut),
    firstRows: read.firstRows.map(shown),
    badRows: read.badRows.slice(0, SHOWN_BAD).map(shown),
    goodCount: read.people.length,
    badCount: read.badRows.length,
    withoutPinCount: read.people.filter(({ pin }) => pin === '').length,
    hasAmbiguousDates: read.hasAmbiguousDates,
  };
  return { kind: 'held', held: { source, reading, read, view } };
}

/** Columns are guessed anew where they are other columns now. */
function correctedReading(
  file: Extract<ReturnType<typeof textOfFile>, { kind: 'text' }>,
  { before, wanted }: { readonly before: ListReading; readonly wanted: ListReading },
): ListReading {
  const areSameColumns =
    before.delimiter === wanted.delimiter &&
    before.hasHeader === wanted.hasHeader &&
    before.encoding === wanted.encoding;
  const asRead = { ...wanted, encoding: file.encoding };
  return areSameColumns ? asRead : { ...asRead, columns: guessReading(file, wanted).columns };
}

function shown({ row, problems }: BadRow): PeopleDraft['firstRows'][number] {
  return { line: row.line, cells: row.cells.slice(0, SHOWN_CELLS).map(cut), problems: [...problems] };
}

function cut(cell: string): string {
  return cell.length > LONGEST_CELL ? `${cell.slice(0, LONGEST_CELL)}…` : cell;
}
