import type {
  CalibrationCaution,
  CalibrationDifference,
  CalibrationMiss,
  CalibrationState,
  ExportProfileOutcome,
  SecondCardOutcome,
  StartCalibrationOutcome,
} from '../../contract/calibration.ts';

export interface CalibrationWording {
  readonly title: string;
  readonly open: string;
  readonly openHint: string;
  readonly intro: string;
  readonly knownCard: string;
  readonly knownCardHint: string;
  readonly registeredCards: string;
  readonly start: string;
  /** Null: it has begun. */
  readonly startProblem: (outcome: StartCalibrationOutcome | null) => string | null;
  /** What is going on, or what came of it: said aloud as it changes. */
  readonly told: (state: CalibrationState) => string;
  readonly speed: (baudRate: number, step: number, stepCount: number) => string;
  readonly whyAnother: (differIn: readonly CalibrationDifference[]) => string;
  readonly fits: string;
  readonly secondCard: string;
  readonly useSecondCard: string;
  /** Null: it is waited for. */
  readonly secondCardProblem: (outcome: SecondCardOutcome | null) => string | null;
  readonly wayOfTheNumber: string;
  readonly numberAsSent: string;
  readonly card: string;
  readonly setting: string;
  readonly caution: Readonly<Record<CalibrationCaution, string>>;
  /** Of cards with these two numbers, which the setting cannot join. */
  readonly lostParts: (first: string, second: string) => string;
  readonly useSetting: string;
  readonly lockedHint: string;
  readonly copyAsPolicy: string;
  readonly policy: string;
  readonly policyHint: string;
  readonly savePolicy: string;
  readonly policyOutcome: (outcome: ExportProfileOutcome | null) => string;
  /** What to do about it. */
  readonly remedy: (miss: CalibrationMiss) => string;
  readonly again: string;
}
