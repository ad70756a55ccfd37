import { assertNever } from '../../contract/assert-never.ts';
import type { AlertOutcome, SubmissionView } from '../../contract/submission.ts';

/** Why a decision was not taken. `failed`: no answer came. */
export type AlertProblem = Exclude<AlertOutcome, { kind: 'kept' | 'saved' }> | { readonly kind: 'failed' };

/** A delivery that changed another holder's key, until somebody has decided what is to become of the key. */
export interface HolderAlert {
  readonly submission: SubmissionView;
  readonly stage:
    | { readonly kind: 'asking'; readonly problem: AlertProblem | null }
    | { readonly kind: 'deciding' }
    /** Left for later with Escape: it comes back, and is counted as needing attention until it is decided. */
    | { readonly kind: 'put-off' };
}

export type AlertAction =
  | { readonly type: 'alert-put-off'; readonly id: string }
  /** Between two people there is time to decide what was left for later. */
  | { readonly type: 'alerts-brought-back' }
  | { readonly type: 'alert-opened'; readonly submission: SubmissionView }
  | { readonly type: 'alert-deciding'; readonly id: string }
  /** Null: no answer came. */
  | { readonly type: 'alert-answered'; readonly alert: SubmissionView; readonly outcome: AlertOutcome | null }
  /** Nothing can be decided any more, and that has been read. */
  | { readonly type: 'alert-closed'; readonly id: string };

const asking = { kind: 'asking', problem: null } as const;

export function alertsOf(submissions: readonly SubmissionView[]): readonly HolderAlert[] {
  return submissions.map((submission) => ({ submission, stage: asking }));
}

/** The one to ask about now; the others come after it. */
export function openAlert(alerts: readonly HolderAlert[]): HolderAlert | null {
  return alerts.find(({ stage }) => stage.kind !== 'put-off') ?? null;
}

export function putOffAlerts(alerts: readonly HolderAlert[]): readonly HolderAlert[] {
  return alerts.filter(({ stage }) => stage.kind === 'put-off');
}

/** A report of a submission: a new alert is asked about, one that was decided elsewhere is over. */
export function noteAlert(
  alerts: readonly HolderAlert[],
  submission: SubmissionView,
): readonly HolderAlert[] {
  const isThere = alerts.some((alert) => alert.submission.id === submission.id);
  if (!isThere) return submission.needsDecision ? [...alerts, { submission, stage: asking }] : alerts;
  return alerts.flatMap((alert) => {
    if (alert.submission.id !== submission.id) return [alert];
    return submission.needsDecision || saysSomething(alert) ? [{ ...alert, submission }] : [];
  });
}

/** Its dialog is about to say what came of a decision, or is saying it. */
function saysSomething({ stage }: HolderAlert): boolean {
  return stage.kind === 'deciding' || (stage.kind === 'asking' && stage.problem !== null);
}

function bringBack(alerts: readonly HolderAlert[]): readonly HolderAlert[] {
  return alerts.map((alert) => (alert.stage.kind === 'put-off' ? { ...alert, stage: asking } : alert));
}

export function reduceAlerts(alerts: readonly HolderAlert[], action: AlertAction): readonly HolderAlert[] {
  switch (action.type) {
    case 'alert-put-off':
      return stageOf(alerts, action.id, { kind: 'put-off' });
    case 'alerts-brought-back':
      return bringBack(alerts);
    case 'alert-opened': {
      const others = alerts.filter(({ submission }) => submission.id !== action.submission.id);
      return [{ submission: action.submission, stage: asking }, ...others];
    }
    case 'alert-deciding':
      return stageOf(alerts, action.id, { kind: 'deciding' });
    case 'alert-answered':
      return answered(alerts, action.alert.id, action.outcome ?? { kind: 'failed' });
    case 'alert-closed':
      return alerts.filter(({ submission }) => submission.id !== action.id);
    default:
      return assertNever(action);
  }
}

function answered(
  alerts: readonly HolderAlert[],
  id: string,
  outcome: AlertOutcome | { readonly kind: 'failed' },
): readonly HolderAlert[] {
  return outcome.kind === 'kept' || outcome.kind === 'saved'
    ? alerts.filter(({ submission }) => submission.id !== id)
    : stageOf(alerts, id, { kind: 'asking', problem: outcome });
}

function stageOf(
  alerts: readonly HolderAlert[],
  id: string,
  stage: HolderAlert['stage'],
): readonly HolderAlert[] {
  return alerts.map((alert) => (alert.submission.id === id ? { ...alert, stage } : alert));
}
