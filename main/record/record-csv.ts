import type { AccessLevel } from '../../contract/access-levels.ts';
import { shownKeyText } from '../../contract/key-text.ts';
import type { Locale } from '../../contract/settings.ts';
import { localOf } from '../enrollment/local-time.ts';
import type { ToldChange } from '../store/change-log.ts';
import { hexOf } from '../store/change-chain.ts';
import type { SubmissionRecord, SubmissionRequest } from '../store/submission-record.ts';
import { levelNames } from './receipt.ts';
import { recordWords } from './record-words.ts';

/** Heading and cells for a spreadsheet in a language; times are local. Never a PIN: only whether there is one. */
export interface RecordTable<Row> {
  readonly headings: readonly string[];
  readonly cellsOf: (row: Row) => readonly string[];
}

export function activityTable(
  locale: Locale,
  zone: string,
  levels: readonly AccessLevel[],
): RecordTable<SubmissionRecord> {
  const words = recordWords[locale];
  return {
    headings: words.activityHeadings,
    cellsOf({ row, contents }) {
      const request = contents?.request;
      const terms = request && termsOf(request);
      const pin = terms?.pin;
      return [
        localTime(row.created_at_ms, zone),
        request ? words.task[request.kind] : words.unreadable,
        request?.firstName ?? '',
        request?.lastName ?? '',
        request ? shownKeyText(request.identification) : '',
        words.state[row.state],
        row.settled_at_ms === null ? '' : localTime(row.settled_at_ms, zone),
        local(terms?.validFrom, zone),
        local(terms?.validTo, zone),
        levelNames(terms?.accessLevelIds ?? [], levels).join('; '),
        pin === undefined ? '' : words.yesNo[pin ? 'yes' : 'no'],
      ];
    },
  };
}

export function changeLogTable(locale: Locale, zone: string): RecordTable<ToldChange> {
  const words = recordWords[locale];
  const kinds: Readonly<Record<string, string>> = words.change;
  return {
    headings: words.logHeadings,
    cellsOf: ({ entry, note }) => [
      String(entry.seq),
      localTime(entry.atMs, zone),
      kinds[entry.kind] ?? entry.kind,
      note?.person ?? '',
      note?.card ?? '',
      note ? (note.detail ?? '') : entry.note === null ? words.erased : words.unreadable,
      entry.submissionId ?? '',
      hexOf(entry.hash),
    ],
  };
}

function termsOf(request: SubmissionRequest): {
  readonly validFrom?: string | null | undefined;
  readonly validTo?: string | null | undefined;
  readonly accessLevelIds?: readonly string[] | undefined;
  readonly pin?: boolean | undefined;
} {
  if (request.kind === 'add') return { ...request, pin: request.hasPin };
  if (request.kind === 'remove') return {};
  const { validFrom, validTo, accessLevelIds } = request.changes;
  return {
    ...{ validFrom, validTo, accessLevelIds },
    pin: request.pinChange === null ? undefined : request.pinChange === 'new',
  };
}

const local = (utc: string | null | undefined, zone: string): string =>
  localOf(utc ?? null, zone).replace('T', ' ');

const localTime = (ms: number, zone: string): string => local(new Date(ms).toISOString(), zone);
