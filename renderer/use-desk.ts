import { useEffect, useReducer, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { AccessLevelList } from '../contract/access-levels.ts';
import type { DeskView, Mode, PracticeBehaviour } from '../contract/desk.ts';
import { CODE_PREFIX } from '../contract/key-text.ts';
import type { PortList } from '../contract/reader.ts';
import type { SetPassphraseOutcome } from '../contract/passphrase.ts';
import type { ExportOutcome } from '../contract/recovery.ts';
import type { SaveApiKeyOutcome, SaveSettingsOutcome, SettingsChange } from '../contract/settings.ts';
import type { AlertDecision, EnrollForm, EnrollRequest, SubmissionView } from '../contract/submission.ts';
import { filterOf } from './activity/activity-filter.ts';
import { SHOWN_COUNT } from './activity/activity-state.ts';
import { desk as client } from './desk-client.ts';
import { holdsList } from './people/import-state.ts';
import type { PeopleImport } from './people/use-people.ts';
import { calibrationCallbacks, type CalibrationCallbacks } from './settings/calibration-requests.ts';
import { holdsOnlyTap, holdsPerson } from './enroll/enroll-state.ts';
import { lacksPin } from './enroll/templates.ts';
import { useTemplateTerms } from './enroll/use-template-terms.ts';
import { UNDO_SHOWN_MS, undoableId } from './enroll/undo.ts';
import { takeReports } from './reports.ts';
import { initialDeskState, reduceDesk, type DeskAction, type DeskState } from './desk-state.ts';

const TYPING_PAUSE_MS = 120;
const DOUBLE_PRESS_MS = 600;
const LIST_PAUSE_MS = 300;

/** What is meant with a card that the holder named has. */
export interface KnownCardAnswer {
  readonly knownCard: NonNullable<EnrollRequest['knownCard']>;
  readonly askedHolder: string;
}

/** What the screens may ask for. Null answers: the request failed on its way. */
export interface DeskCallbacks {
  readonly dispatch: (action: DeskAction) => void;
  readonly submit: (form: EnrollForm, answer: KnownCardAnswer | null) => Promise<void>;
  readonly undo: (id: string) => Promise<void>;
  readonly cancelCardPart: () => Promise<void>;
  /** False: there was no answer. */
  readonly generatePin: () => Promise<boolean>;
  /** `none-free`: all that were tried are somebody's. */
  readonly generateCode: () => Promise<'generated' | 'none-free' | 'failed'>;
  readonly refreshLevels: () => Promise<boolean>;
  readonly edit: (submission: SubmissionView, person: string) => Promise<void>;
  readonly act: (what: 'sendNow' | 'discard', id: string) => Promise<void>;
  readonly decide: (alert: SubmissionView, decision: AlertDecision) => Promise<void>;
  readonly saveSettings: (change: SettingsChange) => Promise<SaveSettingsOutcome | null>;
  readonly saveApiKey: (key: string) => Promise<SaveApiKeyOutcome | null>;
  readonly forgetApiKey: () => Promise<boolean>;
  readonly setPassphrase: (passphrase: string) => Promise<SetPassphraseOutcome | null>;
  readonly exportSubmissions: () => Promise<ExportOutcome | null>;
  readonly startAfresh: () => Promise<void>;
  readonly listPorts: () => Promise<PortList>;
  readonly calibration: CalibrationCallbacks;
  /** Whether the set-up guide opens with the desk. */
  readonly setGuide: (isOpen: boolean) => Promise<void>;
  readonly switchMode: (mode: Mode) => Promise<void>;
  readonly tapPracticeCard: (card: 'new' | 'same-again') => Promise<void>;
  readonly behave: (behaviour: PracticeBehaviour) => Promise<void>;
}

export function useDesk(
  view: DeskView,
  levels: AccessLevelList,
  people: PeopleImport,
): readonly [DeskState, DeskCallbacks] {
  const [state, dispatch] = useReducer(reduceDesk, undefined, () => initialDeskState(view, levels));
  useReports(dispatch);
  useCardNumberCheck(state, dispatch);
  useSubmissionList(state, dispatch);
  useUndoTime(state, dispatch);
  useTemplateTerms(state.enroll, dispatch);
  const isSubmitting = useRef(false);
  const answeredAtMs = useRef(-DOUBLE_PRESS_MS);

  const reload = (): Promise<void> => loadDesk(dispatch);

  /** The page is about to be replaced: what is typed in it is asked about first. */
  function keepsTyped(): boolean {
    if (holdsPerson(state.enroll)) {
      dispatch({ type: 'went-to', screen: 'enroll', place: null });
      dispatch({ type: 'clear-asked' });
      return true;
    }
    if (!holdsList(people)) return false;
    dispatch({ type: 'went-to', screen: 'people', place: null });
    people.askToClear();
    return true;
  }

  const callbacks: DeskCallbacks = {
    dispatch,
    submit: async (form, answer) => {
      // A second Enter comes before the first has been drawn.
      if (isSubmitting.current) return;
      // Or right after the form was cleared for the next person: it was not meant for an empty form, nor for the next card.
      const isSecondPress = performance.now() - answeredAtMs.current < DOUBLE_PRESS_MS;
      const held = { form, template: state.enroll.template, tapped: state.enroll.tapped };
      if (isSecondPress && (!holdsPerson(held) || holdsOnlyTap(held))) return;
      if (lacksPin(form, state.enroll.template)) {
        const problems = [{ field: 'pin' as const, problem: 'template-needs-one' as const }];
        dispatch({ type: 'enroll-answered', outcome: { kind: 'problems', problems } });
        return;
      }
      isSubmitting.current = true;
      dispatch({ type: 'enroll-started' });
      const replaces = state.enroll.edited?.id ?? null;
      const reply = await client.enroll({ form, replaces, ...(answer ?? { knownCard: null }) });
      isSubmitting.current = false;
      answeredAtMs.current = performance.now();
      // Focus is with the next person before a dialog may take it, so that it comes back there.
      flushSync(() => {
        dispatch(reply.ok ? { type: 'enroll-answered', outcome: reply.value } : { type: 'enroll-failed' });
      });
      if (reply.ok && reply.value.kind === 'saved') dispatch({ type: 'alerts-brought-back' });
    },
    undo: async (id) => {
      dispatch({ type: 'undo-asked', id });
      const reply = await client.undoEnroll({ id });
      dispatch({ type: 'undo-answered', id, outcome: reply.ok ? reply.value : null });
    },
    generatePin: async () => {
      const asked = state.enroll;
      const reply = await client.generatePin();
      if (reply.ok) dispatch({ type: 'text-generated', field: 'pin', text: reply.value.pin, asked });
      return reply.ok;
    },
    generateCode: async () => {
      const asked = state.enroll;
      const reply = await client.generateCode();
      if (!reply.ok) return 'failed';
      const { code } = reply.value;
      if (code === null) return 'none-free';
      dispatch({ type: 'text-generated', field: 'cardNumber', text: CODE_PREFIX + code, asked });
      return 'generated';
    },
    refreshLevels: async () => {
      const reply = await client.refreshAccessLevels();
      if (reply.ok) dispatch({ type: 'levels-loaded', accessLevels: reply.value });
      return reply.ok;
    },
    edit: async (submission, person) => {
      const reply = await client.getSubmissionForm({ id: submission.id });
      if (!reply.ok) dispatch({ type: 'activity-noticed', notice: { kind: 'failed' } });
      else if (reply.value.kind === 'not-editable')
        dispatch({ type: 'activity-noticed', notice: reply.value });
      else dispatch({ type: 'edit-opened', edited: { id: submission.id, person }, form: reply.value.form });
    },
    act: async (what, id) => {
      dispatch({ type: 'activity-noticed', notice: null });
      const reply = await client[what]({ id });
      if (!reply.ok) dispatch({ type: 'activity-noticed', notice: { kind: 'failed' } });
      else if (reply.value.kind !== 'done') dispatch({ type: 'activity-noticed', notice: reply.value });
    },
    decide: async (alert, decision) => {
      dispatch({ type: 'alert-deciding', id: alert.id });
      const reply = await client.decideAlert({ id: alert.id, decision });
      // The dialog gives focus back in the next frame; what covers the form must be gone by then.
      flushSync(() => {
        dispatch({ type: 'alert-answered', alert, outcome: reply.ok ? reply.value : null });
      });
    },
    saveSettings: async (change) => {
      const reply = await client.saveSettings(change);
      await reload();
      return reply.ok ? reply.value : null;
    },
    saveApiKey: async (key) => {
      const reply = await client.saveApiKey({ key });
      await reload();
      return reply.ok ? reply.value : null;
    },
    cancelCardPart: async () => {
      await client.cancelCardPart();
    },
    forgetApiKey: async () => {
      const reply = await client.forgetApiKey();
      await reload();
      return reply.ok;
    },
    setPassphrase: async (passphrase) => {
      const reply = await client.setPassphrase({ passphrase });
      await reload();
      return reply.ok ? reply.value : null;
    },
    exportSubmissions: async () => {
      const reply = await client.exportSubmissions();
      return reply.ok ? reply.value : null;
    },
    startAfresh: async () => {
      if (!keepsTyped()) await client.startAfresh();
    },
    listPorts: async () => {
      const reply = await client.listPorts();
      return reply.ok ? reply.value : { kind: 'unavailable', reason: 'failed' };
    },
    calibration: calibrationCallbacks(dispatch, reload),
    setGuide: async (isOpen) => {
      await client.setGuide({ isOpen });
      await reload();
    },
    switchMode: async (mode) => {
      if (!keepsTyped()) await client.switchMode({ mode });
    },
    tapPracticeCard: async (card) => {
      await client.tapPracticeCard({ card });
    },
    behave: async (behaviour) => {
      await client.setPracticeBehaviour({ behaviour });
      await reload();
    },
  };
  return [state, callbacks];
}

async function loadDesk(dispatch: (action: DeskAction) => void): Promise<void> {
  await Promise.all([
    client.getDesk().then((desk) => {
      if (desk.ok) dispatch({ type: 'desk-loaded', desk: desk.value });
    }),
    client.getAccessLevels().then((accessLevels) => {
      if (accessLevels.ok) dispatch({ type: 'levels-loaded', accessLevels: accessLevels.value });
    }),
  ]);
}

function useReports(dispatch: (action: DeskAction) => void): void {
  useEffect(() => {
    const stop = takeReports(dispatch);
    const wake = (): void => void client.networkReturned();
    window.addEventListener('online', wake);
    return () => {
      stop();
      window.removeEventListener('online', wake);
    };
  }, [dispatch]);
}

/** Asks what a typed number stands for; the reducer drops an answer to a text that has changed since. */
function useCardNumberCheck({ enroll }: DeskState, dispatch: (action: DeskAction) => void): void {
  const text = enroll.form.cardNumber;
  const isAsked = text.trim() !== '' && !enroll.tapped;
  useEffect(() => {
    if (!isAsked) return undefined;
    const timer = setTimeout(() => {
      void client.checkCardNumber({ text: text.slice(0, 400) }).then((reply) => {
        if (reply.ok) dispatch({ type: 'card-number-checked', text, check: reply.value });
      });
    }, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [text, isAsked, dispatch]);
}

function useSubmissionList({ screen, activity }: DeskState, dispatch: (action: DeskAction) => void): void {
  const { search, filter, round, isBehind } = activity;
  const isShown = screen === 'activity';
  useEffect(() => {
    if (!isShown) return;
    void client
      .listSubmissions({ search: search.slice(0, 200), limit: SHOWN_COUNT, filter: filterOf(filter) })
      .then((reply) => {
        const list = reply.ok ? reply.value : null;
        dispatch({ type: 'submissions-listed', search, filter, round, list });
      });
  }, [isShown, search, filter, round, dispatch]);
  // Not for each of many that change at once.
  useEffect(() => {
    if (!isShown || !isBehind) return undefined;
    const timer = setTimeout(() => {
      dispatch({ type: 'list-due' });
    }, LIST_PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [isShown, isBehind, dispatch]);
}

function useUndoTime({ enroll }: DeskState, dispatch: (action: DeskAction) => void): void {
  const id = undoableId(enroll.outcome);
  useEffect(() => {
    if (id === null) return undefined;
    const timer = setTimeout(() => {
      dispatch({ type: 'undo-over', id });
    }, UNDO_SHOWN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [id, dispatch]);
}
