import type { AccessLevel, AccessLevelList } from '../../contract/access-levels.ts';
import type { Card, CardNumberCheck, CardPresented, KnownCard, ReadProblem } from '../../contract/card.ts';
import type {
  EnrollForm,
  EnrollOutcome,
  FieldProblem,
  SubmissionView,
  UndoOutcome,
} from '../../contract/submission.ts';
import type { HeldCard } from '../../contract/held-card.ts';
import { CODE_PREFIX } from '../../contract/key-text.ts';
import type { Template } from '../../contract/template-rules.ts';
import { noLevelNews, type LevelNews } from './level-news.ts';
import type { ChosenTemplate, RefusedTemplate } from './templates.ts';

export type TextField = Exclude<keyof EnrollForm, 'accessLevelIds' | 'personId' | 'temporary'>;
/** How what was not saved is done once more: not every place has the same button. */
export type Retry = 'enroll' | 'start-list' | 'choose' | 'same';

export type StorageProblem = Extract<EnrollOutcome, { kind: 'not-saved' }>['problem'];

/** A submission opened again from Activity, to be replaced by what the form says. */
export interface EditedSubmission {
  readonly id: string;
  readonly person: string;
}

/** Somebody the service knows; the names are empty where this desk does not know them. */
export type ChosenPerson = Pick<EnrollForm, 'firstName' | 'lastName'> & { readonly personId: string };

/** What can be done with a card somebody has, in the order of the buttons; a lent one is taken back first of all. */
export const lentCardActNames = [
  'take-back',
  'validity',
  'new-pin',
  'no-pin',
  'levels',
  'replace',
  'remove',
] as const;
export type CardActName = (typeof lentCardActNames)[number];
export const cardActNames = lentCardActNames.filter((act) => act !== 'take-back');
/** A code has no PIN, and no card to replace. */
export const codeActNames: readonly CardActName[] = ['validity', 'levels', 'remove'];

/** What is typed for one act. */
export interface CardActDraft {
  /** Not changed by any act. */
  readonly validFrom: string;
  readonly validTo: string;
  readonly pin: string;
  readonly accessLevelIds: readonly string[];
}

/** What is being done with the card in the form. */
export interface OpenedCardAct {
  readonly name: CardActName;
  /** What was typed for it, and whose key that was for. Null until something is. */
  readonly typed: { readonly holder: HeldCard['holder']; readonly draft: CardActDraft } | null;
}

/** What the desk asks before it goes on. One at a time: a newer question takes the place of an older one. */
export type Question =
  /** `act`: what is to be done with it, where it was brought from elsewhere in the window for that. */
  | { readonly kind: 'second-card'; readonly card: Card; readonly act?: CardActName }
  | { readonly kind: 'second-new-card'; readonly card: Card }
  | { readonly kind: 'known-card'; readonly known: KnownCard; readonly isSamePerson: boolean }
  | { readonly kind: 'clear-form' }
  /** A key of the register is to be seen, and an edited submission stands in the form. */
  | {
      readonly kind: 'leave-edit';
      readonly edited: EditedSubmission;
      readonly card: Card;
      readonly act?: CardActName;
    }
  | { readonly kind: 'edit-instead'; readonly edited: EditedSubmission; readonly form: EnrollForm };

/**
 * What can be done about a submission just saved. `by-key`: nothing was typed since, so that Ctrl+Z means it, too.
 * `asked`: the answer says what came of it. `over`: it has gone out, or the seconds are over. The others say how an undo failed.
 */
export type Undo = 'by-key' | 'by-button' | 'asked' | 'over' | 'too-late' | 'failed';

export type Outcome =
  | {
      readonly kind: 'saved';
      readonly submission: SubmissionView;
      readonly survivesClosing: boolean;
      readonly undo: Undo;
    }
  /** Taken back. Its text stands in the form again, unless the form held something else by then. */
  | { readonly kind: 'undone'; readonly submission: SubmissionView; readonly isInForm: boolean }
  /** The other holder keeps the key that this changed. */
  | { readonly kind: 'kept'; readonly submission: SubmissionView }
  | { readonly kind: 'not-saved'; readonly problem: StorageProblem }
  | { readonly kind: 'too-late' }
  | { readonly kind: 'failed' };

/** Digits that are shown large, on request, to the person they are for. */
export interface ShownSecret {
  readonly kind: 'pin' | 'code';
  readonly digits: string;
  /** In words, where it may be one of several people's. */
  readonly whose?: string;
}

export interface EnrollState {
  readonly form: EnrollForm;
  /** Stays for the next person. */
  readonly template: ChosenTemplate | null;
  /** The chosen one, while a submission is edited: that has terms of its own. */
  readonly templateAside: ChosenTemplate | null;
  readonly refusedTemplate: RefusedTemplate | null;
  readonly levelNews: LevelNews;
  /** What the card number in the form stands for; null while nobody knows. */
  readonly card: Card | null;
  /** What was typed as a code while the form is for a card, and the other way round. */
  readonly asideNumber: string;
  /** The card number came from a tap and nobody changed it since. */
  readonly tapped: boolean;
  readonly refusedTap: ReadProblem | null;
  readonly question: Question | null;
  readonly problems: readonly FieldProblem[];
  /** Grows with each refused submit, so that the summary takes focus again. */
  readonly problemRound: number;
  /** The form as it was handed in, while the answer is on its way. */
  readonly submitted: EnrollForm | null;
  /** The latest reports: a delivery may be reported before the answer that names it, which must not overwrite it. */
  readonly lastHeard: readonly SubmissionView[];
  readonly savedCount: number;
  readonly edited: EditedSubmission | null;
  readonly outcome: Outcome | null;
  readonly cardAct: OpenedCardAct | null;
  /** Grows with each that is saved: one that was left goes back to its button, whatever was heard meanwhile. */
  readonly savedActCount: number;
  /** It was asked for elsewhere in the window: focus goes to what can be done with it, once that stands there. */
  readonly isHeldWanted: boolean;
  /** The card that is to take the place of the one in the form. */
  readonly newCard: string;
  /** What was tapped for it last; it may have been typed over since. */
  readonly newCardTapped: Card | null;
  /** The end that was typed before the card was to be lent, null for none or a template's, and the one that gave it. */
  readonly loan: { readonly endBefore: string | null; readonly end: string } | null;
  /** The form as it was handed in last, while that can be taken back. */
  readonly undoForm: EnrollForm | null;
  /** Of the person enrolled last, to be told to them; null once something is done for the next. */
  readonly lastSecret: ShownSecret | null;
}

export type EnrollAction =
  | { readonly type: 'card-presented'; readonly presented: CardPresented }
  | { readonly type: 'text-changed'; readonly field: TextField; readonly text: string }
  /** A PIN or a code. `asked`: as it stood when it was asked for. */
  | {
      readonly type: 'text-generated';
      readonly field: 'pin' | 'cardNumber';
      readonly text: string;
      readonly asked: Pick<EnrollState, 'form' | 'savedCount'>;
    }
  /** `pin`: one that was generated for it. `today` as the calendar of this computer has it. */
  | {
      readonly type: 'template-chosen';
      readonly template: Template;
      readonly levels: AccessLevelList;
      readonly today: string;
      readonly pin: string | null;
    }
  | { readonly type: 'template-renewed'; readonly today: string; readonly pin: string | null }
  | { readonly type: 'template-left' }
  | { readonly type: 'key-kind-chosen'; readonly isCode: boolean }
  | { readonly type: 'levels-chosen'; readonly ids: readonly AccessLevel['id'][] }
  /** Null: a new person. */
  | { readonly type: 'person-chosen'; readonly person: ChosenPerson | null }
  /** `validTo`: the end of the day, as the field writes it; empty where the card is not lent after all. */
  | { readonly type: 'loan-chosen'; readonly isLoan: boolean; readonly validTo: string }
  | { readonly type: 'card-number-checked'; readonly text: string; readonly check: CardNumberCheck }
  | { readonly type: 'enroll-started' }
  | { readonly type: 'enroll-answered'; readonly outcome: EnrollOutcome }
  | { readonly type: 'enroll-failed' }
  | { readonly type: 'submission-changed'; readonly submission: SubmissionView }
  | { readonly type: 'undo-asked'; readonly id: string }
  | { readonly type: 'undo-answered'; readonly id: string; readonly outcome: UndoOutcome | null }
  | { readonly type: 'undo-over'; readonly id: string }
  | { readonly type: 'clear-asked' }
  | { readonly type: 'edit-opened'; readonly edited: EditedSubmission; readonly form: EnrollForm }
  /** A card is brought from elsewhere in the window, with what is to be done about it. */
  | { readonly type: 'known-card-opened'; readonly card: Card; readonly act: CardActName | null }
  /** A key of the register, to see what can be done with it. */
  | { readonly type: 'registered-key-opened'; readonly card: Card; readonly act: CardActName | null }
  /** A saved code in the form, looked up anew; null: the register has its key no more. */
  | { readonly type: 'registered-key-checked'; readonly keyId: string; readonly card: Card | null }
  | { readonly type: 'held-card-focused' }
  | { readonly type: 'new-card-changed'; readonly text: string }
  | { readonly type: 'card-act-opened'; readonly act: CardActName | null }
  | { readonly type: 'card-act-typed'; readonly typed: NonNullable<OpenedCardAct['typed']> }
  | {
      readonly type: 'card-act-saved';
      readonly act: CardActName;
      readonly outcome: Extract<EnrollOutcome, { kind: 'saved' }>;
    }
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
  personId: '',
  temporary: false,
};

export const initialEnrollState: EnrollState = {
  form: emptyForm,
  template: null,
  templateAside: null,
  refusedTemplate: null,
  levelNews: noLevelNews,
  card: null,
  asideNumber: '',
  tapped: false,
  refusedTap: null,
  question: null,
  problems: [],
  problemRound: 0,
  submitted: null,
  lastHeard: [],
  savedCount: 0,
  edited: null,
  outcome: null,
  cardAct: null,
  savedActCount: 0,
  isHeldWanted: false,
  newCard: '',
  newCardTapped: null,
  loan: null,
  undoForm: null,
  lastSecret: null,
};

/** Neither a card's number nor a code. */
export function isKeyEmpty({ cardNumber }: Pick<EnrollForm, 'cardNumber'>): boolean {
  return cardNumber === '' || cardNumber === CODE_PREFIX;
}

type Held = Pick<EnrollState, 'form'> & { readonly template?: ChosenTemplate | null | undefined };

/** Something that belongs to one person stands in the form: it may not go without a question. A template's PIN is nobody's yet. */
export function holdsPerson({ form, template }: Held): boolean {
  if ((form.personId ?? '') !== '') return true;
  const hasPin = form.pin !== '' && form.pin !== template?.filled.pin;
  return !isKeyEmpty(form) || form.firstName !== '' || form.lastName !== '' || hasPin;
}

export function isEmpty(held: Held): boolean {
  const { form, template } = held;
  const isOwnEnd = form.validTo === '' || form.validTo === template?.filled.validTo;
  const isOwnLevels = form.accessLevelIds.every((id) => template?.filled.accessLevelIds.includes(id));
  return !holdsPerson(held) && form.validFrom === '' && isOwnEnd && isOwnLevels;
}

/** Only a tap would be lost, and the card is still in somebody's hand. */
export function holdsOnlyTap({ form, template, tapped }: Held & Pick<EnrollState, 'tapped'>): boolean {
  return tapped && isEmpty({ form: { ...form, cardNumber: '' }, template });
}
