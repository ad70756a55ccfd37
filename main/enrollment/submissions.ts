import { randomUUID } from 'node:crypto';
import type { KnownCard, NumberFormat } from '../../contract/card.ts';
import type {
  EnrollOutcome,
  EnrollRequest,
  SubmissionActionOutcome,
  SubmissionForm,
  SubmissionList,
  SubmissionView,
} from '../../contract/submission.ts';
import type { Clock } from '../clock.ts';
import type { Outbox } from '../store/outbox.ts';
import type { SubmissionRecord } from '../store/submission-record.ts';
import { storageProblemOf } from '../store/storage-problem.ts';
import { checkForm, formOf } from './enroll-form.ts';
import { systemTimeZone } from './local-time.ts';
import { knownCardOf, matchesSearch, submissionViewOf } from './submission-view.ts';

interface SubmissionDependencies {
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly numberFormat: () => NumberFormat;
  readonly knownLevelIds: () => ReadonlySet<string> | null;
  /** False where nothing sealed now can be opened after the desk is closed. */
  readonly survivesClosing: boolean;
  /** True while nothing is sent, whatever is due. */
  readonly isPaused: () => boolean;
  readonly onChanged: (id: string) => void;
  /** Null when writing worked. */
  readonly onStorage: (error: unknown) => void;
}

export interface Submissions {
  /** "Saved" means on disk. */
  enroll(request: EnrollRequest): EnrollOutcome;
  list(search: string, limit: number): SubmissionList;
  view(id: string): SubmissionView | null;
  form(id: string): SubmissionForm;
  sendNow(id: string): SubmissionActionOutcome;
  discard(id: string): SubmissionActionOutcome;
  knownCard(cardKey: string): KnownCard | null;
  unseenAlerts(): readonly SubmissionView[];
  alertSeen(id: string): void;
}

const PAGE_ROWS = 500;

/** What the window may ask of submissions. */
export function createSubmissions(dependencies: SubmissionDependencies): Submissions {
  const { outbox, clock } = dependencies;

  const viewOf = (record: SubmissionRecord): SubmissionView =>
    submissionViewOf(record, outbox.isHeldBack(record.row.id), dependencies.isPaused());

  function view(id: string): SubmissionView | null {
    const record = outbox.find(id);
    return record && viewOf(record);
  }

  /** A write that fails is an answer, and changes nothing. */
  function write<Done>(
    work: () => Done,
  ): Done | { kind: 'not-saved'; problem: ReturnType<typeof storageProblemOf> } {
    try {
      const done = work();
      dependencies.onStorage(null);
      return done;
    } catch (error) {
      dependencies.onStorage(error);
      return { kind: 'not-saved', problem: storageProblemOf(error) };
    }
  }

  function act(id: string, act: (id: string, nowMs: number) => 'done' | 'too-late'): SubmissionActionOutcome {
    const done = write(() => ({ kind: act(id, clock.nowMs()) }));
    dependencies.onChanged(id);
    return done;
  }

  return {
    view,
    enroll({ form, replaces, knownCardConfirmed }) {
      const nowMs = clock.nowMs();
      const checked = checkForm(form, {
        zone: systemTimeZone(),
        nowMs,
        numberFormat: dependencies.numberFormat(),
        knownLevelIds: dependencies.knownLevelIds(),
      });
      if (checked.kind === 'problems') return { kind: 'problems', problems: [...checked.problems] };

      const known = knownCardOf(outbox.latestForCard(checked.request.cardKey));
      if (known && known.submissionId !== replaces && !knownCardConfirmed)
        return { kind: 'known-card', known };

      const id = randomUUID();
      const added = write(() => outbox.add(id, checked.request, nowMs, replaces));
      if (added === 'too-late') return { kind: 'too-late' };
      if (added !== 'added') return added;
      const submission = view(id);
      if (!submission) throw new Error('a row that was just committed is not there');
      if (replaces !== null) dependencies.onChanged(replaces);
      dependencies.onChanged(id);
      return { kind: 'saved', submission, survivesClosing: dependencies.survivesClosing };
    },

    list(search, limit) {
      if (search.trim() === '') {
        return { submissions: outbox.newest(limit, 0).map(viewOf), matchCount: outbox.totalCount() };
      }
      const found: SubmissionView[] = [];
      let matchCount = 0;
      for (let offset = 0; ; offset += PAGE_ROWS) {
        const records = outbox.newest(PAGE_ROWS, offset);
        for (const record of records) {
          if (!matchesSearch(record, search)) continue;
          matchCount += 1;
          if (found.length < limit) found.push(viewOf(record));
        }
        if (records.length < PAGE_ROWS) return { submissions: found, matchCount };
      }
    },

    form(id) {
      const record = outbox.find(id);
      const isEditable = record?.row.state === 'waiting' || record?.row.state === 'attention';
      if (!record?.contents || !isEditable) return { kind: 'not-editable' };
      return { kind: 'form', form: formOf(record.contents.request, systemTimeZone()) };
    },

    sendNow: (id) => act(id, outbox.sendNow),
    discard: (id) => act(id, outbox.discard),
    unseenAlerts: () => outbox.unseenAlerts().map(viewOf),
    alertSeen(id) {
      outbox.alertSeen(id);
      dependencies.onChanged(id);
    },
    knownCard: (cardKey) => knownCardOf(outbox.latestForCard(cardKey)),
  };
}
