import type { Card } from '../../contract/card.ts';
import type { EventName } from '../../contract/channels.ts';
import type { EventPayload } from '../../contract/contract.ts';
import type { DeskApi, RequestReply } from '../../contract/desk-api.ts';
import type { DeskStatus, DeskView } from '../../contract/desk.ts';
import type { DoorTray } from '../../contract/doors.ts';
import type { HeldCard } from '../../contract/held-card.ts';
import type { PeopleDraftOutcome, PeopleList } from '../../contract/people-list.ts';
import type { RegisterList } from '../../contract/register.ts';
import type { EnrollOutcome, SubmissionView } from '../../contract/submission.ts';

export interface StandInScene {
  readonly desk: DeskView;
  readonly submissions: readonly SubmissionView[];
  readonly enrollOutcome: EnrollOutcome;
  readonly register?: RegisterList;
  readonly doorTray?: DoorTray;
  /** Which every card number names. */
  readonly card?: Card;
  /** In place of `card`, for a key that is opened by its id. */
  readonly registeredKey?: RequestReply<'getRegisteredKey'>;
  readonly heldCard?: HeldCard;
  readonly peopleList?: PeopleList;
  readonly peopleDraft?: PeopleDraftOutcome;
}

export interface DeskStandIn {
  readonly api: DeskApi;
  /** Reports to the window, as main would. */
  readonly report: <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void;
}

export const quietStatus: DeskStatus = {
  revision: 1,
  reader: { kind: 'ready', path: '/dev/ttyUSB0' },
  network: 'connected',
  outbox: { waitingCount: 0, attentionCount: 0, paused: null, storage: 'ok' },
};

export const liveDesk: DeskView = {
  mode: 'live',
  version: '0.1.0',
  locale: 'en',
  status: quietStatus,
  settings: {
    apiBaseUrl: 'https://access.example.com/api',
    reader: { path: '/dev/ttyUSB0', baudRate: 9600, format: 'stx-etx-xor' },
    numberFormat: 'hexadecimal',
    locale: null,
    retentionDays: null,
    templates: [],
    organisation: '',
    soundVolume: 'normal',
    codeLength: 6,
    locked: [],
    apiKeyPresent: true,
    secretsKeptBy: 'keychain',
  },
  practiceBehaviour: 'normal',
  isGuideOpen: false,
  policyPath: null,
  unseenAlerts: [],
  settingsSetAside: null,
  lostSecrets: null,
  freshStart: null,
};

const quietTray: DoorTray = {
  standing: { kind: 'asking' },
  askedAtMs: null,
  reportedAtMs: null,
  isCatchingUp: false,
  taps: [],
};

const emptyRegister: RegisterList = { entries: [], hasMore: false, unreadableCount: 0 };

export const plainCard: Card = {
  identification: '0x04A22B1C',
  technologies: ['MC'],
  known: null,
  warnings: [],
};

export const levels = ['Front door', 'Gym', 'Garage', 'Office, third floor'].map((name, index) => ({
  id: `00000000-0000-4000-8000-00000000000${index}`,
  name,
  systemId: index < 3 ? 'North' : 'South',
}));

const answer = <Value>(value: Value) => Promise.resolve({ ok: true as const, value });

/** A desk for looking at the screens in a plain browser: it answers at once, with what `scene` tells, and keeps nothing. */
export function createDeskStandIn(scene: StandInScene): DeskStandIn {
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  const subscription = (name: EventName) => (listener: (payload: never) => void) => {
    const ofName = listeners.get(name) ?? new Set();
    listeners.set(name, ofName.add(listener));
    return () => {
      ofName.delete(listener);
    };
  };
  const list = { levels, fetchedAtMs: 0, revision: 1, problem: null };
  const nothing = (): Promise<RequestReply<'switchMode'>> => answer(undefined);
  return {
    report: (name, payload) => {
      for (const listener of listeners.get(name) ?? []) listener(payload as never);
    },
    api: {
      getDesk: () => answer(scene.desk),
      setGuide: nothing,
      getAbout: () =>
        answer({
          version: scene.desk.version,
          electron: '44.0.0',
          dataFolder: '/home/desk/.config/Tapdesk',
          policyPath: scene.desk.policyPath,
        }),
      openDataFolder: () => answer('opened'),
      previewDiagnostics: () => answer({ text: '{\n  "tapdesk": "0.1.0"\n}\n' }),
      saveDiagnostics: () => answer('saved'),
      switchMode: nothing,
      networkReturned: nothing,
      checkCardNumber: () => answer({ kind: 'card', card: scene.card ?? plainCard }),
      getRegisteredKey: () =>
        Promise.resolve(scene.registeredKey ?? { ok: true, value: scene.card ?? plainCard }),
      getHeldCard: () => answer(scene.heldCard ?? null),
      actOnCard: () => answer({ kind: 'too-late' }),
      cancelCardPart: nothing,
      checkValidity: ({ validTo }) =>
        answer({
          today: '2026-11-24',
          verdict: {
            kind: 'works',
            from: { kind: 'now' },
            to: validTo === '' ? { kind: 'none' } : { kind: 'time', at: validTo },
          },
          notes: validTo === '' ? [{ kind: 'no-end' }] : [],
        }),
      generatePin: () => answer({ pin: '4827' }),
      generateCode: () => answer({ code: '482751' }),
      getAccessLevels: () => answer(list),
      refreshAccessLevels: () => answer(list),
      enroll: () => answer(scene.enrollOutcome),
      listSubmissions: () =>
        answer({ submissions: [...scene.submissions], matchCount: scene.submissions.length }),
      getSubmissionForm: () => answer({ kind: 'not-editable' }),
      decideAlert: () => answer({ kind: 'kept' }),
      undoEnroll: () => answer({ kind: 'too-late' }),
      sendNow: () => answer({ kind: 'done' }),
      discard: () => answer({ kind: 'done' }),
      exportActivity: () => answer({ kind: 'cancelled' }),
      checkChangeLog: () =>
        answer({
          kind: 'whole',
          ...{ count: 0, erasedCount: 0, firstAtMs: null, lastAtMs: null, headHash: null },
          isEndProven: true,
        }),
      exportChangeLog: () => answer({ kind: 'cancelled' }),
      makeReceipt: () => answer('cancelled'),
      listRegister: () => answer(scene.register ?? emptyRegister),
      erasePerson: () => answer({ kind: 'gone' }),
      openDoorTray: () => answer(scene.doorTray ?? quietTray),
      closeDoorTray: nothing,
      saveSettings: () => answer({ kind: 'saved', settings: scene.desk.settings }),
      saveApiKey: () =>
        answer({ kind: 'saved', kept: 'for-good', check: { kind: 'accepted', levelCount: levels.length } }),
      forgetApiKey: nothing,
      unlock: () => answer('not-locked'),
      startWithoutPassphrase: nothing,
      setPassphrase: () => answer('set'),
      exportSubmissions: () => answer({ kind: 'cancelled' }),
      startAfresh: nothing,
      listPorts: () => answer({ kind: 'ports', ports: [{ path: '/dev/ttyUSB0', label: 'FTDI USB serial' }] }),
      startCalibration: () => answer({ kind: 'started' }),
      calibrationSecondCard: () => answer({ kind: 'accepted' }),
      cancelCalibration: nothing,
      saveCalibratedProfile: () => answer({ kind: 'saved', settings: scene.desk.settings }),
      exportCalibratedProfile: () => answer('cancelled'),
      getPeopleList: () => answer(scene.peopleList ?? null),
      choosePeopleFile: () => answer(scene.peopleDraft ?? { kind: 'cancelled' }),
      typePeople: () => answer(scene.peopleDraft ?? { kind: 'cancelled' }),
      correctPeople: () => answer(scene.peopleDraft ?? { kind: 'cancelled' }),
      startPeopleList: () => answer({ kind: 'refused', reason: 'gone' }),
      tapForPerson: () => answer({ kind: 'not-next' }),
      actOnPeopleList: () => answer({ kind: 'done' }),
      exportPeople: () => answer('cancelled'),
      tapPracticeCard: nothing,
      setPracticeBehaviour: nothing,
      onCardPresented: subscription('cardPresented'),
      onReaderHeard: subscription('readerHeard'),
      onCalibrationProgress: subscription('calibrationProgress'),
      onStatusChanged: subscription('statusChanged'),
      onSubmissionChanged: subscription('submissionChanged'),
      onAccessLevelsChanged: subscription('accessLevelsChanged'),
      onRecordsErased: subscription('recordsErased'),
      onDoorTrayChanged: subscription('doorTrayChanged'),
      onPeopleListChanged: subscription('peopleListChanged'),
    },
  };
}
