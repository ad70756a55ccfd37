import type { AccessLevelList } from '../contract/access-levels.ts';
import type { DeskStatus, DeskView } from '../contract/desk.ts';
import type { ReaderHeard } from '../contract/reader.ts';
import type { SubmissionView } from '../contract/submission.ts';
import {
  reduceActivity,
  initialActivityState,
  type ActivityAction,
  type ActivityState,
} from './activity/activity-state.ts';
import { reduceEnroll } from './enroll/enroll-reducer.ts';
import { initialEnrollState, type EnrollAction, type EnrollState } from './enroll/enroll-state.ts';

export type Screen = 'enroll' | 'activity' | 'settings';
/** A part of a screen that a button elsewhere leads to. */
export type Place = 'reader' | 'service' | 'passphrase' | 'recovery' | null;

export interface DeskState {
  readonly desk: DeskView;
  readonly accessLevels: AccessLevelList;
  readonly screen: Screen;
  readonly place: Place;
  /** A card was tapped in Settings, where the screen stays: there may be something typed there. */
  readonly tappedElsewhere: boolean;
  /** Cards whose key opened for somebody else: shown until seen, then never again for that submission. */
  readonly otherHolderAlerts: readonly SubmissionView[];
  readonly seenAlertIds: readonly string[];
  readonly enroll: EnrollState;
  readonly activity: ActivityState;
  readonly heard: ReaderHeard | null;
}

export type DeskAction =
  | EnrollAction
  | ActivityAction
  | { readonly type: 'desk-loaded'; readonly desk: DeskView }
  | { readonly type: 'levels-loaded'; readonly accessLevels: AccessLevelList }
  | { readonly type: 'status-changed'; readonly status: DeskStatus }
  | { readonly type: 'reader-heard'; readonly heard: ReaderHeard }
  | { readonly type: 'went-to'; readonly screen: Screen; readonly place: Place }
  | { readonly type: 'alert-seen'; readonly id: string };

export function initialDeskState(desk: DeskView, accessLevels: AccessLevelList): DeskState {
  return {
    desk,
    accessLevels,
    screen: 'enroll',
    place: null,
    tappedElsewhere: false,
    otherHolderAlerts: desk.unseenAlerts,
    seenAlertIds: [],
    enroll: initialEnrollState,
    activity: initialActivityState,
    heard: null,
  };
}

export function reduceDesk(state: DeskState, action: DeskAction): DeskState {
  switch (action.type) {
    case 'desk-loaded':
      return action.desk.mode === state.desk.mode
        ? action.desk.unseenAlerts.reduce(noteOtherHolder, { ...state, desk: action.desk })
        : { ...initialDeskState(action.desk, state.accessLevels), screen: state.screen };
    case 'levels-loaded':
      return { ...state, accessLevels: action.accessLevels };
    case 'status-changed':
      return { ...state, desk: { ...state.desk, status: action.status } };
    case 'reader-heard':
      return { ...state, heard: action.heard };
    case 'went-to':
      return { ...state, screen: action.screen, place: action.place, tappedElsewhere: false };
    case 'alert-seen':
      return {
        ...state,
        otherHolderAlerts: state.otherHolderAlerts.filter(({ id }) => id !== action.id),
        seenAlertIds: [...state.seenAlertIds, action.id],
      };
    case 'search-changed':
    case 'submissions-listed':
    case 'activity-noticed':
    case 'discard-asked':
    case 'discard-closed':
      return { ...state, activity: reduceActivity(state.activity, action) };
    case 'submission-changed':
      return {
        ...noteOtherHolder(state, action.submission),
        enroll: reduceEnroll(state.enroll, action),
        activity: reduceActivity(state.activity, action),
      };
    case 'card-presented':
      return { ...state, ...screenAfterTap(state), enroll: reduceEnroll(state.enroll, action) };
    case 'edit-opened':
      return { ...state, screen: 'enroll', place: null, enroll: reduceEnroll(state.enroll, action) };
    default:
      return { ...state, enroll: reduceEnroll(state.enroll, action) };
  }
}

function screenAfterTap(state: DeskState): Pick<DeskState, 'screen' | 'tappedElsewhere'> {
  return state.screen === 'settings'
    ? { screen: 'settings', tappedElsewhere: true }
    : { screen: 'enroll', tappedElsewhere: false };
}

function noteOtherHolder(state: DeskState, submission: SubmissionView): DeskState {
  const isNews =
    submission.needsDecision &&
    !state.seenAlertIds.includes(submission.id) &&
    !state.otherHolderAlerts.some(({ id }) => id === submission.id);
  return isNews ? { ...state, otherHolderAlerts: [...state.otherHolderAlerts, submission] } : state;
}
