import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AccessLevel } from '../../contract/access-levels.ts';
import type {
  LogReport,
  ReceiptOutcome,
  ReceiptRequest,
  RecordExportOutcome,
} from '../../contract/record.ts';
import type { Locale } from '../../contract/settings.ts';
import type { ActivityFilter } from '../../contract/submission.ts';
import { systemTimeZone } from '../enrollment/local-time.ts';
import { searchOf } from '../enrollment/search-text.ts';
import type { SavedFile } from '../save-file.ts';
import type { ChangeKind, ChangeLog } from '../store/change-log.ts';
import type { Register } from '../store/register.ts';
import type { SubmissionList } from '../store/submission-list.ts';
import { csvOf, delimiterOf } from '../submissions-csv.ts';
import { levelNames, termsOf, termsOfSubmission, type Receipt, type ReceiptTerms } from './receipt.ts';
import { receiptHtml } from './receipt-page.ts';
import type { Printed } from './receipt-window.ts';
import { activityTable, changeLogTable, type RecordTable } from './record-csv.ts';

interface RecordDependencies {
  readonly changeLog: ChangeLog;
  readonly list: Pick<SubmissionList, 'matching' | 'find'>;
  readonly register: Pick<Register, 'find' | 'findCard'>;
  readonly levels: () => readonly AccessLevel[];
  readonly organisation: () => string;
  readonly locale: () => Locale;
  readonly nowMs: () => number;
  readonly saveFile: (suggestedName: string, contents: string | Uint8Array) => Promise<SavedFile>;
  readonly pdfOf: (html: string) => Promise<Uint8Array>;
  readonly print: (html: string) => Promise<Printed>;
  /** Adds to the change log, in a commit of its own. */
  readonly tell: (kind: ChangeKind, detail: string) => void;
}

/** What can be shown of who got what when, on paper and in files. */
export interface DeskRecord {
  checkLog(): Promise<LogReport>;
  exportLog(): Promise<RecordExportOutcome>;
  exportActivity(search: string, filter: ActivityFilter): Promise<RecordExportOutcome>;
  makeReceipt(request: ReceiptRequest): Promise<ReceiptOutcome>;
}

const ROWS_AT_A_TIME = 200;

export function createDeskRecord(dependencies: RecordDependencies): DeskRecord {
  const { changeLog, list, register } = dependencies;
  const fileName = (what: string, extension: string): string =>
    `tapdesk-${what}-${new Date(dependencies.nowMs()).toISOString().slice(0, 10)}.${extension}`;

  /** Row by row, and the desk works in between. */
  async function exportRows<Row>(
    what: string,
    rows: Iterable<Row | null>,
    { headings, cellsOf }: RecordTable<Row>,
  ): Promise<RecordExportOutcome> {
    const lines = [headings];
    let lookedCount = 0;
    for (const row of rows) {
      if (row !== null) lines.push(cellsOf(row));
      lookedCount += 1;
      if (lookedCount % ROWS_AT_A_TIME === 0) await nextTurn();
    }
    const saved = await dependencies.saveFile(
      fileName(what, 'csv'),
      csvOf(lines, delimiterOf(dependencies.locale())),
    );
    if (saved !== 'saved') return { kind: saved };
    const count = lines.length - 1;
    dependencies.tell('exported', `${what} rows=${String(count)}`);
    return { kind: 'exported', count };
  }

  function* matching(search: string, filter: ActivityFilter) {
    const sought = search.trim() === '' ? null : searchOf(search);
    for (const { record, matches } of list.matching(filter, sought)) yield matches ? record : null;
  }

  function termsFor({ of }: ReceiptRequest): ReceiptTerms | null {
    if (of.kind === 'entry') {
      const entry = register.find(of.id);
      return entry && termsOf(entry);
    }
    const record = list.find(of.id);
    return record && termsOfSubmission(record, register.findCard);
  }

  return {
    checkLog: () => changeLog.check(),
    exportLog: () =>
      exportRows('change-log', changeLog.all(), changeLogTable(dependencies.locale(), systemTimeZone())),
    exportActivity: (search, filter) =>
      exportRows(
        'activity',
        matching(search, filter),
        activityTable(dependencies.locale(), systemTimeZone(), dependencies.levels()),
      ),

    async makeReceipt(request) {
      const terms = termsFor(request);
      if (!terms) return 'gone';
      const receipt: Receipt = {
        ...terms,
        levels: levelNames(terms.accessLevelIds, dependencies.levels()),
        organisation: dependencies.organisation(),
        atMs: dependencies.nowMs(),
      };
      const html = receiptHtml(receipt, request.locale, systemTimeZone());
      return request.to === 'printer'
        ? dependencies.print(html)
        : dependencies.saveFile(fileName('receipt', 'pdf'), await dependencies.pdfOf(html));
    },
  };
}
