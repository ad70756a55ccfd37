import { assertNever } from '../../contract/assert-never.ts';
import type {
  ListActOutcome,
  ListTap,
  ListTapOutcome,
  ListTerms,
  ListedPerson,
  PeopleList,
} from '../../contract/people-list.ts';
import type { EnrollForm } from '../../contract/submission.ts';
import { generatePin } from '../enrollment/pin.ts';
import { storageWriter } from '../enrollment/storage-write.ts';
import type { Submissions } from '../enrollment/submissions.ts';
import type { TakingBack } from '../enrollment/taking-back.ts';
import { parseIdentification, sameCardKey } from '../reader/identification.ts';
import type { ListRow, ListStore } from '../store/list-store.ts';
import { fullName } from '../store/submission-record.ts';
import { createListUndo, isFreed, lostBy } from './list-undo.ts';

interface ListRunDependencies {
  readonly store: ListStore;
  readonly submissions: Pick<Submissions, 'enroll'>;
  readonly takingBack: TakingBack;
  readonly survivesClosing: () => boolean;
  /** Null when writing worked. */
  readonly onStorage: (error: unknown) => void;
}

/** One card after the other for one person after the other. Where it stands is on disk, so that it goes on after anything. */
export interface ListRun {
  /** Null when there is no list. */
  view(): PeopleList | null;
  /**
   * Enrolls the person named, if they are next and the card is nobody's. Person and submission are one commit: neither is
   * there without the other.
   */
  tap(tap: ListTap): ListTapOutcome;
  skip(personId: string): ListActOutcome;
  /**
   * Whoever was enrolled last is to do again: at once where nothing of it was sent, with the removal of their key where
   * `removeKeyOf` names them, in one commit with it.
   */
  undo(removeKeyOf: string | null): ListActOutcome;
  /** One of those enrolled last, whose card is not theirs any more. */
  putBack(personId: string): ListActOutcome;
  bringBackSkipped(): ListActOutcome;
}

const SHOWN_NEXT = 4;
const SHOWN_LAST = 5;

export function createListRun(dependencies: ListRunDependencies): ListRun {
  const { store, submissions } = dependencies;
  const undo = createListUndo({ ...dependencies, personOf });

  const write = storageWriter(dependencies.onStorage);

  function enroll(row: ListRow, terms: ListTerms, cardKey: string, tap: ListTap): ListTapOutcome {
    const form = formFor(row, terms, tap.cardNumber);
    const { answer } = tap;
    const meant = answer ? { knownCard: answer.knownCard, askedHolder: answer.holder } : { knownCard: null };
    const markEnrolled = (submissionId: string): void => {
      const hadCard = answer?.knownCard === 'change';
      store.markEnrolled(row, submissionId, { cardKey, cardNumber: tap.cardNumber, hadCard });
    };
    const outcome = submissions.enroll({ form, replaces: null, ...meant }, markEnrolled, true);
    switch (outcome.kind) {
      case 'saved': {
        const pin = form.pin === '' ? null : form.pin;
        return { kind: 'enrolled', person: personOf(row), submission: outcome.submission, pin };
      }
      case 'known-card':
      case 'problems':
      case 'not-saved':
        return outcome;
      case 'too-late':
        return { kind: 'not-next' };
      default:
        return assertNever(outcome);
    }
  }

  /** A card is this list's until its key is removed, or its submission discarded. */
  function holderInList(cardKey: string): ListRow | null {
    const row = store.withCard(cardKey);
    return row && isFreed(undo.card(row)) ? null : row;
  }

  return {
    view() {
      const terms = store.terms();
      if (terms === null) return null;
      const { total, enrolled, skipped, left } = store.counts();
      const next = store.next(SHOWN_NEXT);
      const leftCount = next.length < SHOWN_NEXT ? next.length : left;
      return {
        totalCount: total,
        enrolledCount: enrolled,
        skippedCount: skipped,
        leftCount,
        unreadableCount: total - enrolled - skipped - leftCount,
        next: next.map(personOf),
        lastEnrolled: store.lastEnrolled(SHOWN_LAST).map((row) => ({
          ...personOf(row),
          cardNumber: row.person.cardNumber,
          lost: lostBy(undo.card(row)),
        })),
        terms,
        survivesClosing: dependencies.survivesClosing(),
      };
    },

    tap(tap) {
      const card = parseIdentification(tap.cardNumber);
      if (card.kind === 'problem') return { kind: 'bad-card', problem: card.problem };
      const cardKey = sameCardKey(card.csns);
      const holder = holderInList(cardKey);
      if (holder) {
        const isLast = store.lastEnrolled(1)[0]?.id === holder.id;
        return { kind: isLast ? 'same-card-again' : 'tapped-before', person: personOf(holder) };
      }
      const terms = store.terms();
      const row = store.next(1)[0];
      if (terms === null || row?.id !== tap.personId) return { kind: 'not-next' };
      return enroll(row, terms, cardKey, tap);
    },

    skip: (personId) =>
      write(() => {
        store.skip(personId);
        return 'done';
      }),

    undo(removeKeyOf) {
      const row = store.lastEnrolled(1)[0];
      return row ? undo.undo(row, removeKeyOf === row.id) : { kind: 'nothing-to-undo' };
    },

    putBack(personId) {
      const row = store.lastEnrolled(SHOWN_LAST).find(({ id }) => id === personId);
      return row && lostBy(undo.card(row)) !== null ? undo.putBack(row) : { kind: 'nothing-to-undo' };
    },

    bringBackSkipped: () =>
      write(() => {
        store.bringBackSkipped();
        return 'done';
      }),
  };
}

function formFor({ person }: ListRow, terms: ListTerms, cardNumber: string): EnrollForm {
  return {
    cardNumber,
    firstName: person.firstName,
    lastName: person.lastName,
    validFrom: person.validFrom === '' ? terms.validFrom : person.validFrom,
    validTo: person.validTo === '' ? terms.validTo : person.validTo,
    pin: pinFor(person.pin, terms.pin),
    ...(person.personId === '' ? {} : { personId: person.personId }),
    accessLevelIds: [...(person.accessLevelIds.length > 0 ? person.accessLevelIds : terms.accessLevelIds)],
  };
}

function pinFor(listed: string, rule: ListTerms['pin']): string {
  switch (rule) {
    case 'none':
      return '';
    case 'generated':
      return generatePin();
    case 'from-list':
      return listed;
    default:
      return assertNever(rule);
  }
}

function personOf({ id, person }: ListRow): ListedPerson {
  const name = fullName(person);
  return { id, name: name === '' ? person.personId : name };
}
