import { assertNever } from '../../../contract/assert-never.ts';
import type { LogReport } from '../../../contract/record.ts';
import type { RecordWording } from '../record-wording.ts';

const entries = (count: number): string => (count === 1 ? '1 entry' : `${count} entries`);
const rows = (count: number): string => (count === 1 ? '1 row' : `${count} rows`);

function entriesBefore(count: number): string {
  if (count === 0) return '';
  return count === 1
    ? 'The entry before is as it was written. '
    : `The ${count} entries before are as they were written. `;
}

function faultOf({ fault: { kind, seq } }: Extract<LogReport, { kind: 'broken' }>): string {
  switch (kind) {
    case 'missing':
      return `Entry ${seq} is missing.`;
    case 'not-linked':
      return `Entry ${seq} does not follow the one before: it was put in another’s place.`;
    case 'changed':
      return `Entry ${seq} was changed after it was written.`;
    case 'other-end':
      return `The log does not end where it says: after entry ${seq} something was cut off or put on.`;
    default:
      return assertNever(kind);
  }
}

export const englishRecord: RecordWording = {
  receipt: {
    open: 'Receipt…',
    title: (about) => `Receipt for ${about}`,
    text: 'What was handed over, with lines to sign. The PIN is not on it.',
    language: 'Language of the receipt',
    languages: { en: 'English', sv: 'Svenska' },
    to: { pdf: 'Save as PDF', printer: 'Print' },
    outcome: {
      saved: 'Saved.',
      printed: 'Sent to the printer.',
      cancelled: 'Not made: it was cancelled.',
      'not-saved': 'Not saved: the file could not be written there. Choose another folder.',
      'no-printer':
        'Not printed: this computer knows no printer. Add one in the system’s settings, or save it as PDF.',
      'not-printed': 'Not printed: the printer did not take it. See whether it is on, or save it as PDF.',
      gone: 'Not made: what it tells of is not there any more. Open Activity again.',
      failed: 'Not made: Tapdesk could not finish. Do it again.',
    },
  },
  filter: {
    group: 'Show only',
    state: 'State',
    task: 'Task',
    tasks: { add: 'Enroll', update: 'Change a key', remove: 'Remove a key' },
    all: 'All',
    from: 'From day',
    to: 'To day',
    onlyKey: (key) => `Only ${key}`,
    clear: 'Show all',
    none: 'Nothing matches what is chosen.',
    noneSoFar: 'Nothing among the newest that were looked through. Choose days to look further back.',
    shown: (count) => `${count} shown`,
    shownOfMore: (count) => `The newest ${count}. There may be more: choose days to see others.`,
  },
  exportActivity: 'Export…',
  exportOutcome: (outcome) => {
    if (outcome === null) return 'Not exported: Tapdesk could not finish. Do it again.';
    switch (outcome.kind) {
      case 'exported':
        return `Exported: ${rows(outcome.count)}. The file is plain text: keep it safe.`;
      case 'cancelled':
        return '';
      case 'not-saved':
        return 'Not exported: the file could not be written there. Choose another folder.';
      default:
        return assertNever(outcome);
    }
  },
  log: {
    heading: 'Change log',
    hint: 'Everything done at this desk, in order. Each entry seals the one before, so a change to it shows.',
    check: 'Check the change log',
    checking: 'Checking…',
    export: 'Export the change log…',
    report: (report, time) => {
      if (report === null) return ['Not checked: Tapdesk could not finish. Do it again.'];
      if (report.kind === 'broken')
        return [
          `The change log is not whole. ${faultOf(report)}`,
          `${entriesBefore(report.wholeCount)}Keep the data folder as it is, and tell your IT department.`,
        ];
      const { count, erasedCount, firstAtMs, lastAtMs, headHash } = report;
      const erased =
        erasedCount === 0 ? '' : ` Of ${entries(erasedCount)} the contents were erased with the person.`;
      return [
        `The change log is whole: ${entries(count)}${
          firstAtMs === null || lastAtMs === null ? '' : `, ${time(firstAtMs)} to ${time(lastAtMs)}`
        }.${erased}`,
        ...(report.isEndProven || count === 0
          ? []
          : ['Whether its end was cut off cannot be told here: the key that proves it is missing.']),
        ...(headHash === null ? [] : [`Write this down elsewhere, to compare later: ${headHash}`]),
      ];
    },
  },
  organisation: {
    heading: 'Receipts',
    label: 'Organisation',
    hint: 'Stands at the top of receipts. Leave it empty for none.',
    save: 'Save name',
  },
};
