import type {
  CardNumberProblem,
  CardWarning,
  KnownCard,
  NumberFormat,
  ReadProblem,
  Technology,
} from '../../contract/card.ts';
import type { AccessLevelList } from '../../contract/access-levels.ts';
import type {
  DeskStatus,
  NetworkStatus,
  OutboxStatus,
  PracticeBehaviour,
  SettingsSetAside,
} from '../../contract/desk.ts';
import type { ReaderHeard, ReaderStatus } from '../../contract/reader.ts';
import type { Checksum, CrcOrder, ReaderFormat, Transform } from '../../contract/reader-formats.ts';
import type { PinWeakness } from '../../contract/pin-rule.ts';
import type { ReaderPresetNote } from '../../contract/reader-presets.ts';
import type { SecretsKeptBy, SetPassphraseOutcome } from '../../contract/passphrase.ts';
import type { ExportOutcome, FreshStart, LostSecrets } from '../../contract/recovery.ts';
import type { SaveApiKeyOutcome, SaveSettingsOutcome } from '../../contract/settings.ts';
import type { FieldProblem, SubmissionState, SubmissionView } from '../../contract/submission.ts';
import type { DoorStand } from '../components/door-stand.ts';
import type { ActivityNotice } from '../activity/activity-state.ts';
import type { Outcome, Retry, StorageProblem } from '../enroll/enroll-state.ts';
import type { AlertProblem } from '../enroll/holder-alerts.ts';
import type { CalibrationWording } from './calibration-wording.ts';
import type { CardActsWording } from './card-acts-wording.ts';
import type { DoorTrayWording } from './door-tray-wording.ts';
import type { GuideWording } from './guide-wording.ts';
import type { HelpWording } from './help-wording.ts';
import type { PeopleListWording } from './people-list-wording.ts';
import type { RecordWording } from './record-wording.ts';
import type { RegisterWording } from './register-wording.ts';
import type { SoundsWording } from './sounds-wording.ts';
import type { TemplatesWording } from './templates-wording.ts';
import type { ValidityWording } from './validity-wording.ts';

interface ChoiceWords {
  readonly label: string;
  readonly hint: string;
}

/** Every sentence the window says. A language is complete when it compiles. */
/** Whom a form is for: by the name in it, by a person id whose name is not known here, or nobody in particular. */
export type Whom = { readonly kind: 'named'; readonly name: string } | { readonly kind: 'by-id' | 'nobody' };

export interface Wording {
  readonly general: {
    readonly enroll: string;
    readonly activity: string;
    readonly register: string;
    readonly doors: string;
    readonly settings: string;
    readonly people: string;
    readonly help: string;
    readonly guide: string;
    readonly mainNavigation: string;
    readonly deskStatus: string;
    readonly notices: string;
    readonly errorPrefix: string;
    readonly cancel: string;
    readonly close: string;
    readonly loadFailed: string;
    readonly time: (ms: number) => string;
  };
  readonly card: {
    readonly technology: Readonly<Record<Technology, string>>;
    readonly heading: string;
    readonly waiting: string;
    readonly waitingHint: string;
    readonly waitingWithoutReader: string;
    readonly typed: string;
    readonly ready: string;
    /** The holder first, then since when and until when. */
    readonly known: (known: KnownCard) => readonly [string, ...string[]];
    /** From a known card to what the desk can do with it. */
    readonly seeActs: string;
    readonly refusedHeading: string;
    readonly refused: Readonly<Record<ReadProblem, string>>;
    readonly warning: Readonly<Record<CardWarning, string>>;
    /** Of a card with two technologies one is read. */
    readonly partMissing: (missing: Technology) => string;
    readonly partRead: (read: Technology, identification: string) => string;
    readonly understoodAs: (identification: string, technologies: readonly Technology[]) => string;
    /** In place of a number: the form is for a code. */
    readonly code: string;
    readonly codeHint: string;
    readonly tappedElsewhere: (cardNumber: string) => string;
    readonly goToEnroll: string;
  };
  readonly status: {
    readonly reader: (status: ReaderStatus) => string;
    readonly readerAdvice: (status: ReaderStatus) => string | null;
    readonly network: Readonly<Record<NetworkStatus, string>>;
    readonly outbox: (outbox: OutboxStatus) => string;
    readonly paused: (paused: NonNullable<OutboxStatus['paused']>, isPractice: boolean) => string;
    /** Ends with what to do once it can be saved. */
    readonly storage: (problem: StorageProblem, retry: Retry) => string;
    readonly settingsSetAside: (setAside: SettingsSetAside) => string;
    readonly openSettings: string;
  };
  readonly practice: {
    readonly banner: string;
    readonly tapNew: string;
    readonly tapSame: string;
    readonly behaviour: string;
    readonly behaviours: Readonly<Record<PracticeBehaviour, string>>;
    readonly leave: string;
    readonly enter: string;
    readonly enterHint: string;
  };
  readonly form: {
    readonly cardNumber: string;
    readonly code: string;
    readonly codeHint: string;
    readonly weakCode: string;
    readonly generateCode: string;
    readonly codeFailed: Readonly<Record<'none-free' | 'failed', string>>;
    readonly showCode: string;
    readonly codeInstead: string;
    readonly cardInstead: string;
    readonly firstName: string;
    readonly lastName: string;
    readonly validFrom: string;
    readonly validTo: string;
    readonly validHint: string;
    readonly pin: string;
    readonly pinHint: string;
    readonly generate: string;
    readonly pinFailed: string;
    readonly weakPin: Readonly<Record<PinWeakness, string>>;
    readonly showPin: string;
    readonly showLast: Readonly<Record<'pin' | 'code', string>>;
    readonly largePinHint: string;
    readonly accessLevels: string;
    readonly refreshLevels: string;
    readonly refreshFailed: string;
    readonly noLevels: string;
    readonly system: (id: string) => string;
    /** Of a level that is chosen. */
    readonly levelGone: (name: string) => string;
    readonly levelRenamed: (before: string, after: string) => string;
    readonly levelsProblem: Readonly<Record<NonNullable<AccessLevelList['problem']>, string>>;
    readonly submit: string;
    readonly submitting: string;
    readonly clear: string;
    readonly problemHeading: string;
    readonly problem: (problem: FieldProblem) => string;
    readonly numberProblem: Readonly<Record<CardNumberProblem, string>>;
    readonly loan: string;
    readonly person: {
      readonly existing: string;
      readonly find: string;
      readonly findHint: string;
      /** What becomes of a card without a name. */
      readonly nobody: string;
      readonly chosen: (name: string) => string;
      readonly newInstead: string;
      readonly none: string;
      /** The register did not answer. */
      readonly failed: string;
      readonly more: string;
    };
    readonly editing: (person: string) => string;
    readonly outcome: (outcome: Outcome, status: DeskStatus) => string;
    readonly seeActivity: string;
    readonly undo: string;
    readonly undoKey: string;
  };
  readonly validity: ValidityWording;
  readonly templates: TemplatesWording;
  readonly question: {
    readonly secondCard: (next: string) => {
      readonly title: string;
      readonly text: string;
      readonly agree: string;
    };
    readonly secondNewCard: (next: string) => {
      readonly title: string;
      readonly text: string;
      readonly agree: string;
    };
    readonly keepNewCard: string;
    readonly keepCard: (current: string) => string;
    /** A card was tapped while the form is for a code. */
    readonly cardForCode: (next: string) => {
      readonly title: string;
      readonly text: string;
      readonly agree: string;
    };
    /** A key is opened from the register while something else stands in the form. */
    readonly otherKey: (next: string) => {
      readonly title: string;
      readonly text: string;
      readonly agree: string;
    };
    readonly leaveEdit: (
      person: string,
      next: string,
    ) => { readonly title: string; readonly text: string; readonly agree: string };
    readonly keepCode: string;
    readonly knownCard: (
      known: KnownCard,
      whom: Whom,
      isSamePerson: boolean,
      isCode: boolean,
    ) => {
      readonly title: string;
      readonly text: string;
      readonly change: ChoiceWords;
      readonly afresh: ChoiceWords;
    };
    readonly doNotEnroll: ChoiceWords;
    readonly clearForm: { readonly title: string; readonly text: string; readonly agree: string };
    readonly keepForm: string;
    readonly editInstead: (person: string) => {
      readonly title: string;
      readonly text: string;
      readonly agree: string;
    };
    readonly otherHolder: (submission: SubmissionView) => {
      readonly title: string;
      readonly text: string;
      readonly changed: string;
      readonly keep: ChoiceWords;
      readonly afresh: ChoiceWords;
    };
    readonly decideLater: ChoiceWords;
    readonly moreAlerts: (count: number) => string;
    readonly alertProblem: (problem: AlertProblem) => string;
    readonly putOff: (submission: SubmissionView, count: number) => string;
    readonly decideNow: string;
    /** `waiting`: the enrollment that is sent after this removal, where the window has it. */
    readonly discard: (
      submission: SubmissionView,
      waiting: SubmissionView | null,
    ) => {
      readonly title: string;
      readonly text: string;
      readonly agree: string;
    };
    readonly keepSubmission: string;
  };
  readonly activity: {
    readonly search: string;
    readonly submissions: string;
    readonly state: Readonly<Record<SubmissionState, string>>;
    readonly columns: {
      readonly time: string;
      readonly person: string;
      readonly card: string;
      readonly state: string;
      readonly actions: string;
    };
    /** A card's number; of a code, that it is one. */
    readonly keyNumber: (cardNumber: string | null) => string;
    /** What the row is about: the person, or whose key is removed. */
    readonly about: (submission: SubmissionView) => string;
    /** Why it is where it is, and what that means for the other half of its pair. */
    readonly notes: (submission: SubmissionView) => readonly string[];
    readonly discardedAt: (atMs: number) => string;
    readonly nextAttempt: (atMs: number) => string;
    /** While it is tried again. */
    readonly attemptUnderWay: string;
    readonly sendNow: string;
    readonly edit: string;
    readonly discard: string;
    readonly none: string;
    readonly noMatch: (search: string) => string;
    readonly shown: (shown: number, all: number | null) => string;
    readonly notice: (notice: ActivityNotice) => string;
  };
  readonly doors: {
    readonly stand: (stand: DoorStand) => string;
  };
  readonly cardActs: CardActsWording;
  readonly register: RegisterWording;
  readonly record: RecordWording;
  readonly peopleList: PeopleListWording;
  readonly doorTray: DoorTrayWording;
  readonly help: HelpWording;
  readonly guide: GuideWording;
  readonly sounds: SoundsWording;
  readonly settings: {
    readonly reader: string;
    readonly service: string;
    readonly display: string;
    readonly port: string;
    readonly portHint: string;
    readonly noPorts: string;
    readonly portsUnavailable: string;
    readonly showPorts: string;
    readonly preset: string;
    readonly choosePreset: string;
    readonly otherReader: string;
    readonly presetNote: Readonly<Record<ReaderPresetNote, string>>;
    readonly baudRate: string;
    readonly baudRateNeeded: string;
    readonly format: string;
    readonly readerFormats: Readonly<Record<ReaderFormat, string>>;
    readonly cardType: string;
    readonly chooseCardType: string;
    readonly cardTypeNeeded: string;
    readonly order: string;
    readonly orders: Readonly<Record<Transform | '', string>>;
    readonly checksum: string;
    readonly checksums: Readonly<Record<Checksum, string>>;
    readonly crc: string;
    readonly crcs: Readonly<Record<CrcOrder | '', string>>;
    readonly incompleteFormat: string;
    readonly keyboardReader: string;
    readonly keyboardHint: string;
    readonly prefixKey: string;
    readonly noPrefixKey: string;
    readonly prefixKeyHint: string;
    readonly parts: string;
    readonly noParts: string;
    readonly bothParts: (first: string, second: string) => string;
    readonly partsHint: string;
    readonly saveReader: string;
    readonly forgetReader: string;
    readonly portNeeded: string;
    readonly test: string;
    readonly testWaiting: string;
    readonly bytes: string;
    readonly asText: string;
    readonly printed: string;
    readonly printedForm: (name: string) => string;
    readonly finding: (finding: ReaderHeard['finding']) => string;
    readonly address: string;
    readonly saveAddress: string;
    readonly apiKey: string;
    readonly saveKey: string;
    readonly checkingKey: string;
    readonly forgetKey: string;
    readonly keyForgotten: string;
    readonly forgetFailed: string;
    readonly keyPresent: string;
    readonly keyAbsent: string;
    readonly noKeychain: string;
    readonly keyOutcome: (outcome: SaveApiKeyOutcome) => string;
    readonly settingsOutcome: (outcome: SaveSettingsOutcome) => string;
    readonly failed: string;
    readonly codeLength: string;
    readonly codeLengthHint: string;
    readonly digits: (count: number) => string;
    readonly numberFormat: string;
    readonly formats: Readonly<Record<NumberFormat, string>>;
    readonly language: string;
    readonly languages: { readonly system: string; readonly en: string; readonly sv: string };
    /** Why it cannot be changed here: a policy's file, or practice mode. */
    readonly lockedBy: (policyPath: string | null) => string;
    readonly version: (version: string) => string;
  };
  readonly calibration: CalibrationWording;
  readonly recovery: {
    readonly passphrase: string;
    readonly passphraseFor: Readonly<Record<Exclude<SecretsKeptBy, 'keychain'>, string>>;
    readonly noRecovery: string;
    readonly newPassphrase: string;
    readonly passphraseHint: string;
    readonly repeatPassphrase: string;
    readonly setPassphrase: string;
    readonly changePassphrase: string;
    readonly passphrasesDiffer: string;
    readonly passphraseOutcome: Readonly<Record<SetPassphraseOutcome, string>>;
    readonly passphraseFailed: string;
    readonly nothingKeeps: string;
    readonly toPassphrase: string;
    readonly lost: string;
    readonly lostSentence: (lost: LostSecrets, keptBy: SecretsKeptBy) => string;
    readonly toLost: string;
    readonly comesBack: string;
    readonly exportSubmissions: string;
    readonly exportHint: string;
    readonly exportOutcome: (outcome: ExportOutcome) => string;
    readonly exportFailed: string;
    readonly startAfresh: string;
    readonly startAfreshHint: string;
    readonly startAfreshQuestion: (waitingCount: number) => {
      readonly title: string;
      readonly text: string;
      readonly agree: string;
    };
    readonly stay: string;
    readonly freshStart: (freshStart: FreshStart) => string;
  };
}
