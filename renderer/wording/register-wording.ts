import type { ErasePersonOutcome } from '../../contract/register.ts';

/** Why an erasing did not go as asked; `failed`: the request was lost on its way. */
export type NotErased = Exclude<ErasePersonOutcome, { kind: 'erased' }> | { readonly kind: 'failed' };

interface Question {
  readonly title: string;
  readonly text: string;
  readonly agree: string;
}

/** What is said of the register, on its screen and in Settings. */
export interface RegisterWording {
  readonly search: string;
  readonly searchHint: string;
  readonly table: string;
  readonly columns: {
    readonly holder: string;
    readonly card: string;
    readonly valid: string;
    readonly levels: string;
    readonly registered: string;
    readonly actions: string;
  };
  readonly unnamed: string;
  readonly validFrom: (time: string) => string;
  readonly validTo: (time: string) => string;
  readonly alwaysValid: string;
  readonly noLevels: string;
  readonly change: string;
  /** The same, with whose key it is. */
  readonly changeKey: (holder: string, keyNumber: string) => string;
  readonly notOpened: Readonly<Record<'gone' | 'failed', string>>;
  readonly showSubmission: string;
  readonly erase: string;
  readonly retention: (days: number | null) => string;
  readonly none: string;
  readonly noMatch: (search: string) => string;
  readonly shown: (shown: number, hasMore: boolean) => string;
  readonly unreadable: (count: number) => string;
  readonly listFailed: string;
  readonly question: (holder: string) => Question;
  readonly keep: string;
  readonly erased: (entryCount: number, submissionCount: number) => string;
  readonly notErased: (outcome: NotErased) => string;
  readonly setting: {
    readonly days: string;
    readonly hint: string;
    readonly problem: string;
    readonly save: string;
    readonly question: (days: number) => Question;
    readonly keep: string;
  };
}
