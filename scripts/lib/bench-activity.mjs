import { randomUUID } from 'node:crypto';
import { submissionListSchema } from '../../contract/submission.ts';
import { createSubmissions } from '../../main/enrollment/submissions.ts';
import { createOutbox } from '../../main/store/outbox.ts';
import { createSubmissionList } from '../../main/store/submission-list.ts';
import { requestFor } from '../../test/support/outbox-file.ts';

const ROWS_AT_A_TIME = 10_000;
const none = { state: null, task: null, fromMs: null, untilMs: null, sameKeyAs: null };

/**
 * What the window asks when Activity is opened: the newest two hundred, whole, checked as they cross to it. Beside that, the
 * narrowest and the widest of what it may be narrowed to.
 *
 * @returns {Record<string, () => number>} what is asked, each answering how many rows came
 */
export function activityOpenings(database, seals, register, rowCount, onRow) {
  const outbox = createOutbox(database, seals, register, 3_600_000);
  const nowMs = Date.UTC(2026, 10, 24);
  for (let from = 0; from < rowCount; from += ROWS_AT_A_TIME) {
    const count = Math.min(ROWS_AT_A_TIME, rowCount - from);
    const rows = Array.from({ length: count }, (_, index) => ({
      id: randomUUID(),
      request: requestFor(`activity-${from + index}`),
      needs: null,
    }));
    outbox.add(rows, nowMs + from);
    onRow(from + count);
  }
  database.exec("UPDATE submissions SET state = 'delivered'");
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const submissions = createSubmissions({
    ...{ outbox, register, list: createSubmissionList(database, seals) },
    isPaused: () => false,
  });
  const opened = (filter) => () =>
    submissionListSchema.parse(structuredClone(submissions.list('', 200, filter))).submissions.length;
  return {
    'Activity is opened': opened(none),
    'Activity, of one state': opened({ ...none, state: 'delivered' }),
    'Activity, of a state of none': opened({ ...none, state: 'attention' }),
    'Activity, of a task of none': opened({ ...none, task: 'remove' }),
    'Activity, until a day long ago': opened({ ...none, untilMs: nowMs + ROWS_AT_A_TIME }),
  };
}
