import type { WebContents } from 'electron';
import type { Locale } from '../contract/settings.ts';
import type { Clock } from './clock.ts';
import { offerPage } from './app-protocol.ts';
import { createDeskRecord, type DeskRecord } from './record/desk-record.ts';
import { pdfOf, printPage } from './record/receipt-window.ts';
import { saveFile } from './save-file.ts';
import type { AccessLevelCache } from './store/access-level-cache.ts';
import type { ChangeKind, ChangeLog } from './store/change-log.ts';
import { inTransaction, type Database } from './store/database.ts';
import type { Register } from './store/register.ts';
import type { SubmissionList } from './store/submission-list.ts';

interface RecordParts {
  readonly database: Database;
  readonly changeLog: ChangeLog;
  readonly list: SubmissionList;
  readonly register: Register;
  readonly levelCache: AccessLevelCache;
  readonly clock: Clock;
  readonly window: () => WebContents | null;
  readonly organisation: () => string;
  readonly locale: () => Locale;
  /** Null when writing worked. */
  readonly onStorage: (error: unknown) => void;
}

export interface ComposedRecord extends DeskRecord {
  /** What was done outside the database, told right after it: no transaction can hold both. */
  tell(kind: ChangeKind, detail?: string): void;
  /** To be called once the desk is open. */
  begin(): void;
}

export function composeRecord(parts: RecordParts): ComposedRecord {
  const { database, changeLog, clock } = parts;

  function tell(kind: ChangeKind, detail?: string): void {
    try {
      inTransaction(database, () => {
        changeLog.tell(clock.nowMs(), kind, detail === undefined ? {} : { detail });
      });
      parts.onStorage(null);
    } catch (error) {
      parts.onStorage(error);
    }
  }

  const record = createDeskRecord({
    changeLog,
    list: parts.list,
    register: parts.register,
    levels: () => parts.levelCache.read()?.levels ?? [],
    organisation: parts.organisation,
    locale: parts.locale,
    nowMs: clock.nowMs,
    saveFile: (name, contents) => saveFile(parts.window(), name, contents),
    pdfOf: (html) => pdfOf(offerPage(html)),
    print: (html) => printPage(offerPage(html)),
    tell,
  });

  return {
    ...record,
    tell,
    begin() {
      if (changeLog.last() === null) tell('begun');
      // Not the very last entry: what was being sent may have been settled before the desk was closed.
      else if (changeLog.lastOf(['practice-entered', 'practice-left']) === 'practice-entered')
        tell('practice-left');
    },
  };
}
