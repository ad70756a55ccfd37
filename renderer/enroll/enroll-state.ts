import type { AccessLevel } from '../../contract/access-levels.ts';
import type { Card, CardNumberCheck, CardPresented, KnownCard, ReadProblem } from '../../contract/card.ts';
import type { EnrollForm, EnrollOutcome, FieldProblem, SubmissionView } from '../../contract/submission.ts';

export type TextField = Exclude<keyof EnrollForm, 'accessLevelIds'>;
export type StorageProblem = Extract<EnrollOutcome, { kind: 'not-saved' }>['problem'];

/** A submission opened again from Activity, to be replaced by what the form says. */
export interface EditedSubmission {
  readonly id: string;
  readonly person: string;
}

/** What the desk asks before it goes on. One at a time: a newer question takes the place of an older one. */
export type Question =
  | { readonly kind: 'second-card'; readonly card: Card }
  | { readonly kind: 'known-card'; readonly known: KnownCard }
  | { readonly kind: 'clear-form' }
  | { readonly kind: 'edit-instead'; readonly edited: EditedSubmission; readonly form: EnrollForm };

export type Outcome =
  | { readonly kind: 'saved'; readonly submission: SubmissionView; readonly survivesClosing: boolean }
  | { readonly kind: 'not-saved'; readonly problem: StorageProblem }
  | { readonly kind: 'too-late' }
  | { readonly kind: 'failed' };

export interface EnrollState {
  readonly form: EnrollForm;
  /** What the card number in the form stands for; null while nobody knows. */
  readonly card: Card | null;
  /** The card number came from a tap and nobody changed it since. */
  readonly tapped: boolean;
  readonly refusedTap: ReadProblem | null;
  readonly question: Question | null;
  readonly problems: readonly FieldProblem[];
  /** Grows with each refused submit, so that the summary takes focus again. */
  readonly problemRound: number;
  /** The form as it was handed in, while the answer is on its way. */
  readonly submitted: EnrollForm | null;
  /** A delivery may be reported before the answer to `enroll`; it must not be overwritten by it. */
  readonly heardMeanwhile: readonly SubmissionView[];
  readonly savedCount: number;
  readonly edited: EditedSubmission | null;
  readonly outcome: Outcome | null;
}

export type EnrollAction =
  | { readonly type: 'card-presented'; readonly presented: CardPresented }
  | { readonly type: 'text-changed'; readonly field: TextField; readonly text: string }
  | { readonly type: 'levels-chosen'; readonly ids: readonly AccessLevel['id'][] }
  | { readonly type: 'card-number-checked'; readonly text: string; readonly check: CardNumberCheck }
  | { readonly type: 'enroll-started' }
  | { readonly type: 'enroll-answered'; readonly outcome: EnrollOutcome }
  | { readonly type: 'enroll-failed' }
  | { readonly type: 'submission-changed'; readonly submission: SubmissionView }
  | { readonly type: 'clear-asked' }
  | { readonly type: 'edit-opened'; readonly edited: EditedSubmission; readonly form: EnrollForm }
  | { readonly type: 'question-agreed' }
  | { readonly type: 'question-declined' }
  | { readonly type: 'edit-cancelled' };

export const emptyForm: EnrollForm = {
  cardNumber: '',
  firstName: '',
  lastName: '',
  validFrom: '',
  validTo: '',
  pin: '',
  accessLevelIds: [],
};

export const initialEnrollState: EnrollState = {
  form: emptyForm,
  card: null,
  tapped: false,
  refusedTap: null,
  question: null,
  problems: [],
  problemRound: 0,
  submitted: null,
  heardMeanwhile: [],
  savedCount: 0,
  edited: null,
  outcome: null,
};

/** Something that belongs to one person stands in the form: it may not go without a question. */
export function holdsPerson({ form }: Pick<EnrollState, 'form'>): boolean {
  return form.cardNumber !== '' || form.firstName !== '' || form.lastName !== '' || form.pin !== '';
}

export function isEmpty({ form }: Pick<EnrollState, 'form'>): boolean {
  return (
    !holdsPerson({ form }) && form.validFrom === '' && form.validTo === '' && form.accessLevelIds.length === 0
  );
}

/** Only a tap would be lost, and the card is still in somebody's hand. */
export function holdsOnlyTap({ form, tapped }: Pick<EnrollState, 'form' | 'tapped'>): boolean {
  return tapped && isEmpty({ form: { ...form, cardNumber: '' } });
}
