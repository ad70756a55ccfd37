import { assertNever } from '../../contract/assert-never.ts';
import type {
  Card,
  CardNumberProblem,
  CardPresented,
  CardWarning,
  KnownCard,
  ReadProblem,
} from '../../contract/card.ts';
import type { DeskApi } from '../../contract/desk-api.ts';
import type {
  ListAct,
  ListActOutcome,
  ListedPerson,
  ListTap,
  ListTapOutcome,
  PeopleList,
} from '../../contract/people-list.ts';
import type { FieldProblem, SubmissionView } from '../../contract/submission.ts';
import type { StorageProblem } from '../enroll/enroll-state.ts';
import { pinsAfter, type RunPin } from './run-pins.ts';

/** What came of the last tap or button. */
export type RunNote =
  | {
      readonly kind: 'enrolled';
      readonly person: ListedPerson;
      readonly cardNumber: string;
      readonly pin: string | null;
      /** As it was when it was saved. */
      readonly submission: SubmissionView;
    }
  | { readonly kind: 'same-card-again'; readonly person: ListedPerson }
  | { readonly kind: 'refused-tap'; readonly problem: ReadProblem }
  /** Tapped while something was asked. */
  | { readonly kind: 'not-taken'; readonly cardNumber: string }
  | { readonly kind: 'list-done'; readonly cardNumber: string }
  | { readonly kind: 'read-back'; readonly cardNumber: string; readonly holder: string | null }
  | Extract<ListActOutcome, { kind: 'undone' | 'not-undone' | 'nothing-to-undo' }>
  | { readonly kind: 'problems'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'bad-card'; readonly problem: CardNumberProblem }
  | { readonly kind: 'not-saved'; readonly problem: StorageProblem }
  | { readonly kind: 'not-next' }
  | { readonly kind: 'failed' };

export type RunQuestion =
  | {
      readonly kind: 'known-card';
      readonly next: ListedPerson;
      readonly cardNumber: string;
      readonly known: KnownCard;
      readonly isSamePerson: boolean;
    }
  | { readonly kind: 'tapped-before'; readonly next: ListedPerson; readonly person: ListedPerson }
  /** Asked before anything is saved: the number may not be the card's own, or not this card's. */
  | {
      readonly kind: 'doubtful-card';
      readonly next: ListedPerson;
      readonly cardNumber: string;
      readonly warnings: readonly CardWarning[];
    }
  /** Undoing the last removes the key they have. */
  | Extract<ListActOutcome, { kind: 'undo-asks' }>
  | { readonly kind: 'finish' };

export interface RunState {
  readonly list: PeopleList | null;
  readonly note: RunNote | null;
  readonly question: RunQuestion | null;
  /** Can be shown until the list is left. */
  readonly pins: readonly RunPin[];
  readonly isReadingBack: boolean;
}

type Client = Pick<DeskApi, 'getPeopleList' | 'tapForPerson' | 'actOnPeopleList'>;

export interface ListRunControl {
  /** `isCovered`: something else is asked on top, so that nobody sees whose turn it is. */
  tap(presented: CardPresented, isCovered: boolean): Promise<void>;
  /** The card asked about is taken for who was next then. */
  agree(): Promise<void>;
  /** The key asked about is removed, and whoever had it is to do again. */
  agreeUndo(): Promise<void>;
  closeQuestion(): void;
  askFinish(): void;
  skip(): Promise<void>;
  undo(): Promise<void>;
  putBack(personId: string): Promise<void>;
  bringBack(): Promise<void>;
  finish(): Promise<void>;
  readBack(isOn: boolean): void;
}

export function firstRunState(list: PeopleList): RunState {
  return { list, note: null, question: null, pins: [], isReadingBack: false };
}

/**
 * Taps and buttons of a list, one at a time and in their order. A card goes to the person whose name stands on top when its
 * turn comes; what was tapped before a question could be seen goes to nobody.
 */
export function createListRunControl(
  client: Client,
  list: PeopleList,
  onChanged: (state: RunState) => void,
): ListRunControl {
  let state = firstRunState(list);
  let last: Promise<void> = Promise.resolve();
  /** Numbers that came beside another and were not wanted: the next time they may come first. */
  const leftOut = new Set<string>();

  function change(changed: Partial<RunState>): void {
    const next = { ...state, ...changed };
    state = { ...next, pins: pinsAfter(next.pins, changed.note ?? null, next.list) };
    onChanged(state);
  }

  function inTurn(work: () => Promise<void>): Promise<void> {
    last = last.then(work);
    return last;
  }

  function warningsNow({ identification, warnings }: Card): readonly CardWarning[] {
    return leftOut.has(identification) ? [...new Set(['beside-another' as const, ...warnings])] : warnings;
  }

  async function listNow(): Promise<PeopleList | null> {
    const reply = await client.getPeopleList();
    return reply.ok ? reply.value : state.list;
  }

  async function enroll(next: ListedPerson, cardNumber: string, answer: ListTap['answer']): Promise<void> {
    const reply = await client.tapForPerson({ personId: next.id, cardNumber, answer });
    const after = reply.ok
      ? afterTap(next, cardNumber, reply.value)
      : { note: { kind: 'failed' } as const, question: null };
    change({ ...after, list: await listNow() });
  }

  async function actNow(act: ListAct): Promise<void> {
    const reply = await client.actOnPeopleList(act);
    const after = reply.ok ? afterAct(reply.value) : { note: { kind: 'failed' } as const, question: null };
    change({ ...after, list: await listNow() });
  }

  return {
    tap: (presented, isCovered) =>
      inTurn(async () => {
        if (presented.kind === 'refused') {
          change({ note: { kind: 'refused-tap', problem: presented.problem } });
          return;
        }
        const { identification: cardNumber, known } = presented.card;
        const warnings = warningsNow(presented.card);
        const next = state.list?.next[0];
        if (state.question !== null || isCovered) change({ note: { kind: 'not-taken', cardNumber } });
        else if (state.isReadingBack)
          change({ note: { kind: 'read-back', cardNumber, holder: known?.holder ?? null } });
        else if (next === undefined) change({ note: { kind: 'list-done', cardNumber } });
        // Somebody's card is asked about as theirs, whatever its number looks like.
        else if (known === null && warnings.length > 0)
          change({ note: null, question: { kind: 'doubtful-card', next, cardNumber, warnings } });
        else await enroll(next, cardNumber, null);
      }),

    agree: () =>
      inTurn(async () => {
        const { question } = state;
        if (question?.kind !== 'known-card' && question?.kind !== 'doubtful-card') return;
        change({ question: null });
        await enroll(question.next, question.cardNumber, answerTo(question));
      }),

    agreeUndo: () =>
      inTurn(async () => {
        const { question } = state;
        if (question?.kind !== 'undo-asks') return;
        change({ question: null });
        await actNow({ act: 'undo', removeKeyOf: question.person.id });
      }),

    closeQuestion() {
      const { question } = state;
      if (question?.kind === 'doubtful-card' && question.warnings.includes('beside-another'))
        leftOut.add(question.cardNumber);
      change({ question: null });
    },
    askFinish() {
      change({ question: { kind: 'finish' }, note: null });
    },
    skip: () =>
      inTurn(async () => {
        const next = state.list?.next[0];
        if (next !== undefined) await actNow({ act: 'skip', personId: next.id });
      }),
    undo: () => inTurn(() => actNow({ act: 'undo', removeKeyOf: null })),
    putBack: (personId) => inTurn(() => actNow({ act: 'put-back', personId })),
    bringBack: () => inTurn(() => actNow({ act: 'bring-back' })),
    finish: () =>
      inTurn(async () => {
        change({ question: null });
        await actNow({ act: 'finish' });
      }),
    readBack(isOn) {
      change({ isReadingBack: isOn, note: null });
    },
  };
}

function answerTo(
  question: Extract<RunQuestion, { kind: 'known-card' | 'doubtful-card' }>,
): ListTap['answer'] {
  if (question.kind === 'doubtful-card') return null;
  return {
    knownCard: question.isSamePerson ? 'change' : 'enroll-afresh',
    holder: question.known.holder,
  };
}

function afterTap(
  next: ListedPerson,
  cardNumber: string,
  outcome: ListTapOutcome,
): Pick<RunState, 'note' | 'question'> {
  switch (outcome.kind) {
    case 'enrolled': {
      const { person, pin, submission } = outcome;
      return { note: { kind: 'enrolled', person, cardNumber, pin, submission }, question: null };
    }
    case 'known-card': {
      const { known, isSamePerson } = outcome;
      return { note: null, question: { kind: 'known-card', next, cardNumber, known, isSamePerson } };
    }
    case 'tapped-before':
      return { note: null, question: { kind: 'tapped-before', next, person: outcome.person } };
    case 'same-card-again':
    case 'not-next':
    case 'bad-card':
    case 'problems':
    case 'not-saved':
      return { note: outcome, question: null };
    default:
      return assertNever(outcome);
  }
}

function afterAct(outcome: ListActOutcome): Pick<RunState, 'note' | 'question'> {
  switch (outcome.kind) {
    case 'done':
      return { note: null, question: null };
    case 'undo-asks':
      return { note: null, question: outcome };
    case 'undone':
    case 'not-undone':
    case 'nothing-to-undo':
    case 'not-saved':
      return { note: outcome, question: null };
    default:
      return assertNever(outcome);
  }
}
