import type {
  LogReport,
  ReceiptOutcome,
  ReceiptRequest,
  RecordExportOutcome,
} from '../../contract/record.ts';
import type { Locale } from '../../contract/settings.ts';
import type { SubmissionTask } from '../../contract/submission.ts';

/** Receipts, exports and the change log. */
export interface RecordWording {
  readonly receipt: {
    readonly open: string;
    readonly title: (about: string) => string;
    readonly text: string;
    readonly language: string;
    readonly languages: Readonly<Record<Locale, string>>;
    readonly to: Readonly<Record<ReceiptRequest['to'], string>>;
    readonly outcome: Readonly<Record<ReceiptOutcome | 'failed', string>>;
  };
  readonly filter: {
    readonly group: string;
    readonly state: string;
    readonly task: string;
    readonly tasks: Readonly<Record<SubmissionTask, string>>;
    readonly all: string;
    readonly from: string;
    readonly to: string;
    readonly onlyKey: (key: string) => string;
    readonly clear: string;
    readonly none: string;
    /** None among those that were looked through. */
    readonly noneSoFar: string;
    readonly shown: (count: number) => string;
    readonly shownOfMore: (count: number) => string;
  };
  readonly exportActivity: string;
  readonly exportOutcome: (outcome: RecordExportOutcome | null) => string;
  readonly log: {
    readonly heading: string;
    readonly hint: string;
    readonly check: string;
    readonly checking: string;
    readonly export: string;
    readonly report: (report: LogReport | null, time: (ms: number) => string) => readonly string[];
  };
  readonly organisation: {
    readonly heading: string;
    readonly label: string;
    readonly hint: string;
    readonly save: string;
  };
}
