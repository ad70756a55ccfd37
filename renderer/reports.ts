import { desk as client } from './desk-client.ts';
import type { DeskAction } from './desk-state.ts';

type Take = (action: DeskAction) => void;

let taker: Take | null = null;
let kept: readonly DeskAction[] = [];

/** From now on no report is missed: those nobody takes yet are kept. Once for the page's life. */
export function listenToDesk(): void {
  client.onCardPresented((presented) => {
    pass({ type: 'card-presented', presented });
  });
  client.onCalibrationProgress((calibration) => {
    pass({ type: 'calibration-progressed', calibration });
  });
  client.onStatusChanged((status) => {
    pass({ type: 'status-changed', status });
  });
  client.onSubmissionChanged((submission) => {
    pass({ type: 'submission-changed', submission });
  });
  client.onRecordsErased(() => {
    pass({ type: 'records-erased' });
  });
  client.onAccessLevelsChanged((accessLevels) => {
    pass({ type: 'levels-loaded', accessLevels });
  });
}

/** What was kept first, then each as it comes. The function returned keeps them again. */
export function takeReports(take: Take): () => void {
  taker = take;
  for (const action of kept) take(action);
  kept = [];
  return () => {
    taker = null;
  };
}

function pass(action: DeskAction): void {
  if (taker === null) kept = [...kept, action];
  else taker(action);
}
