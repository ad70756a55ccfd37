import type { AccessLevelList } from '../contract/access-levels.ts';
import type { CalibrationState } from '../contract/calibration.ts';
import type { CardPresented } from '../contract/card.ts';
import type { DeskStatus, DeskView } from '../contract/desk.ts';
import {
  reduceActivity,
  initialActivityState,
  leaveActivity,
  type ActivityAction,
  type ActivityState,
} from './activity/activity-state.ts';
import { reduceEnroll } from './enroll/enroll-reducer.ts';
import {
  alertsOf,
  noteAlert,
  reduceAlerts,
  type AlertAction,
  type HolderAlert,
} from './enroll/holder-alerts.ts';
import { noteLevels } from './enroll/level-news.ts';
import { outcomeOfDecision } from './enroll/outcomes.ts';
import { followTemplateAside, followTemplates } from './enroll/templates.ts';
import { initialEnrollState, type EnrollAction, type EnrollState } from './enroll/enroll-state.ts';
import { newerOf } from './newer.ts';

export type Screen = 'enroll' | 'activity' | 'register' | 'doors' | 'settings' | 'people' | 'help' | 'guide';
/** A part of a screen that a button elsewhere leads to. */
export type Place = 'reader' | 'service' | 'passphrase' | 'recovery' | null;

export interface DeskState {
  readonly desk: DeskView;
  readonly accessLevels: AccessLevelList;
  readonly screen: Screen;
  readonly place: Place;
  /** Grows with each way somebody takes: to a place they were led to before as well. */
  readonly wayCount: number;
  /** What was tapped last in Settings, where the screen stays: there may be something typed there. */
  readonly tappedElsewhere: CardPresented | null;
  /** A list is gone through on its screen, and taps are its own. */
  readonly isListShown: boolean;
  readonly alerts: readonly HolderAlert[];
  readonly enroll: EnrollState;
  readonly activity: ActivityState;
  /** Null while nobody wants to know how a reader speaks. */
  readonly calibration: CalibrationState | null;
}

export type DeskAction =
  | EnrollAction
  | ActivityAction
  | AlertAction
  | { readonly type: 'desk-loaded'; readonly desk: DeskView }
  | { readonly type: 'levels-loaded'; readonly accessLevels: AccessLevelList }
  | { readonly type: 'status-changed'; readonly status: DeskStatus }
  | { readonly type: 'calibration-progressed'; readonly calibration: CalibrationState | null }
  | { readonly type: 'records-erased' }
  | { readonly type: 'list-shown'; readonly isRunning: boolean }
  | { readonly type: 'went-to'; readonly screen: Screen; readonly place: Place };

export function initialDeskState(desk: DeskView, accessLevels: AccessLevelList): DeskState {
  return {
    desk,
    accessLevels,
    screen: desk.isGuideOpen ? 'guide' : 'enroll',
    place: null,
    wayCount: 0,
    tappedElsewhere: null,
    isListShown: false,
    alerts: alertsOf(desk.unseenAlerts),
    enroll: initialEnrollState,
    activity: initialActivityState,
    calibration: null,
  };
}

export function reduceDesk(state: DeskState, action: DeskAction): DeskState {
  switch (action.type) {
    case 'desk-loaded':
      return action.desk.mode === state.desk.mode
        ? {
            ...state,
            desk: { ...action.desk, status: newerOf(state.desk.status, action.desk.status) },
            alerts: action.desk.unseenAlerts.reduce(noteAlert, state.alerts),
            enroll: followTemplateAside(
              followTemplates(state.enroll, action.desk.settings.templates),
              action.desk.settings.templates,
            ),
          }
        : { ...initialDeskState(action.desk, state.accessLevels), screen: state.screen };
    case 'levels-loaded': {
      const accessLevels = newerOf(state.accessLevels, action.accessLevels);
      return { ...state, accessLevels, enroll: noteLevels(state.enroll, state.accessLevels, accessLevels) };
    }
    case 'status-changed':
      return { ...state, desk: { ...state.desk, status: newerOf(state.desk.status, action.status) } };
    case 'calibration-progressed':
      return { ...state, calibration: action.calibration };
    case 'went-to':
      return {
        ...state,
        screen: action.screen,
        place: action.place,
        wayCount: state.wayCount + 1,
        tappedElsewhere: null,
        activity: leaveActivity(state.activity),
      };
    case 'activity-shown':
      return {
        ...state,
        screen: 'activity',
        place: null,
        tappedElsewhere: null,
        activity: reduceActivity(state.activity, action),
      };
    case 'list-shown':
      return { ...state, isListShown: action.isRunning };
    case 'records-erased':
      return { ...state, activity: afterErasure(state) };
    case 'alert-answered':
      return {
        ...state,
        alerts: reduceAlerts(state.alerts, action),
        enroll: outcomeOfDecision(state.enroll, action.alert, action.outcome),
      };
    case 'alert-put-off':
    case 'alerts-brought-back':
    case 'alert-opened':
    case 'alert-deciding':
    case 'alert-closed':
      return { ...state, alerts: reduceAlerts(state.alerts, action) };
    case 'search-changed':
    case 'filter-changed':
    case 'submissions-listed':
    case 'list-due':
    case 'activity-noticed':
    case 'discard-asked':
    case 'discard-closed':
      return { ...state, activity: reduceActivity(state.activity, action) };
    case 'submission-changed':
      return {
        ...state,
        alerts: noteAlert(state.alerts, action.submission),
        enroll: reduceEnroll(state.enroll, action),
        activity: reduceActivity(state.activity, action),
      };
    case 'card-presented':
      if (state.screen === 'people' && state.isListShown) return state;
      return afterTap(state, action);
    case 'known-card-opened':
    case 'registered-key-opened':
    case 'edit-opened':
      return {
        ...state,
        screen: 'enroll',
        place: null,
        activity: leaveActivity(state.activity),
        enroll: reduceEnroll(state.enroll, action),
      };
    default:
      return { ...state, enroll: reduceEnroll(state.enroll, action) };
  }
}

/** Where the list is looked at it stays until the next one comes, and with it focus; elsewhere nobody erased is kept a moment. */
function afterErasure({ activity, screen }: DeskState): ActivityState {
  const list = screen === 'activity' ? activity.list : null;
  return { ...activity, list, round: activity.round + 1 };
}

function afterTap(state: DeskState, action: Extract<DeskAction, { type: 'card-presented' }>): DeskState {
  const after = {
    ...state,
    ...screenAfterTap(state, action.presented),
    enroll: reduceEnroll(state.enroll, action),
  };
  return after.screen === state.screen ? after : { ...after, activity: leaveActivity(state.activity) };
}

function screenAfterTap(
  state: DeskState,
  presented: CardPresented,
): Pick<DeskState, 'screen' | 'tappedElsewhere'> {
  const isGuided = state.screen === 'guide' && state.desk.mode === 'live';
  return state.screen === 'settings' || state.screen === 'people' || isGuided
    ? { screen: state.screen, tappedElsewhere: presented }
    : { screen: 'enroll', tappedElsewhere: null };
}

/** The card that the guide is about: the one tapped there last, else one that waits on the Enroll form. */
export function guidedCard({ tappedElsewhere, enroll }: DeskState): string | null {
  if (tappedElsewhere?.kind === 'card') return tappedElsewhere.card.identification;
  // A saved code was read by no reader.
  return enroll.tapped && enroll.card?.keyId === undefined ? enroll.form.cardNumber : null;
}
