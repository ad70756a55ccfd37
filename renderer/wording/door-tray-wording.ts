import type { DeniedTap, DoorFix, TapMeaning, TrayStanding } from '../../contract/doors.ts';

/** What is said of people before closed doors. */
export interface DoorTrayWording {
  readonly about: string;
  readonly table: string;
  readonly columns: {
    readonly meaning: string;
    readonly when: string;
    readonly door: string;
    readonly who: string;
    readonly fix: string;
  };
  readonly meaning: (meaning: TapMeaning) => string;
  /** Null where the button says it all, or nothing can be said. */
  readonly advice: (tap: DeniedTap) => string | null;
  /** The button; null where this desk has nothing to press. */
  readonly fix: (fix: DoorFix) => string | null;
  readonly noTime: string;
  readonly noDoor: string;
  readonly nobody: string;
  readonly code: string;
  /** `reportedAtMs` is null where the service does not say. */
  readonly reported: (reportedAtMs: number | null, askedAtMs: number) => string;
  readonly catchingUp: string;
  readonly asking: string;
  readonly none: string;
  readonly unknown: string;
  /** Null while all is well. */
  readonly problem: (standing: TrayStanding, isPractice: boolean) => string | null;
  readonly notOpened: Readonly<Record<'gone' | 'failed', string>>;
  /** Said once, when taps come in while somebody listens. */
  readonly news: (newest: DeniedTap, count: number) => string;
}
