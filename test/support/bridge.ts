import type { Page } from '@playwright/test';
import type { DeskApi } from '../../contract/desk-api.ts';
import type { SubmissionView } from '../../contract/submission.ts';

/** The page's global object, as a script of the page itself would see it. */
export interface PageGlobal {
  readonly desk: DeskApi;
}

/** What main knows of the submissions, newest first: for promises that stand on no screen, such as attempts used. */
export async function listSubmissions(window: Page): Promise<readonly SubmissionView[]> {
  const reply = await window.evaluate(() =>
    (globalThis as unknown as PageGlobal).desk.listSubmissions({ search: '', limit: 100 }),
  );
  if (!reply.ok) throw new Error(`the desk did not list its submissions: ${reply.failure}`);
  return reply.value.submissions;
}
