import { BrowserWindow, type WebContents } from 'electron';
import type { PeopleList } from '../../contract/people-list.ts';

const NO_PROGRESS = -1;

/** How far the list has come, on the window's button on the task bar; nothing there without a list, or at its end. */
export function showProgress(contents: WebContents | null, list: PeopleList | null): void {
  const window = contents && BrowserWindow.fromWebContents(contents);
  window?.setProgressBar(progressOf(list));
}

function progressOf(list: PeopleList | null): number {
  if (list === null || list.totalCount === 0) return NO_PROGRESS;
  const doneCount = list.enrolledCount + list.skippedCount;
  return doneCount === list.totalCount ? NO_PROGRESS : doneCount / list.totalCount;
}
