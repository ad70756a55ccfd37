import { assertNever } from '../../contract/assert-never.ts';
import type { ListActOutcome, ListedPerson, NotUndoneReason } from '../../contract/people-list.ts';
import type { GivenCard } from '../enrollment/given-card.ts';
import { generatePin } from '../enrollment/pin.ts';
import { storageWriter } from '../enrollment/storage-write.ts';
import type { LookedAt, TakingBack } from '../enrollment/taking-back.ts';
import type { ListRow, ListStore } from '../store/list-store.ts';

interface ListUndoDependencies {
  readonly store: Pick<ListStore, 'terms' | 'giveBack'>;
  readonly takingBack: TakingBack;
  readonly personOf: (row: ListRow) => ListedPerson;
  /** Null when writing worked. */
  readonly onStorage: (error: unknown) => void;
}

/** Somebody of the list is to do again. What that needs is one commit with it. */
export interface ListUndo {
  card(row: ListRow): GivenCard;
  /** The key they have is removed only with `mayRemoveKey`; else it is asked. */
  undo(row: ListRow, mayRemoveKey: boolean): ListActOutcome;
  /** Only for somebody whose card is not theirs any more. */
  putBack(row: ListRow): ListActOutcome;
}

export function createListUndo({ store, takingBack, personOf, onStorage }: ListUndoDependencies): ListUndo {
  const write = storageWriter(onStorage);

  const lookAt = ({ submissionId }: ListRow): LookedAt =>
    submissionId === null ? { card: { kind: 'not-known' }, request: null } : takingBack.look(submissionId);

  /** What was sent, or discarded, has its PIN no longer, and nobody is to be enrolled without the one they should have. */
  function pinBack({ request }: LookedAt): { readonly pin: string; readonly makesPin: boolean } {
    if (store.terms()?.pin !== 'from-list' || request?.hasPin !== true) return { pin: '', makesPin: false };
    return request.pin === null
      ? { pin: generatePin(), makesPin: true }
      : { pin: request.pin, makesPin: false };
  }

  function putBack(row: ListRow): ListActOutcome {
    const { pin, makesPin } = pinBack(lookAt(row));
    const saved = write(() => {
      store.giveBack(row, pin);
      return 'done';
    });
    return saved.kind === 'done' ? { kind: 'undone', person: personOf(row), by: 'no-key', makesPin } : saved;
  }

  return {
    card: (row) => lookAt(row).card,
    putBack,

    undo(row, mayRemoveKey) {
      const looked = lookAt(row);
      const { card } = looked;
      const { pin, makesPin } = pinBack(looked);
      const person = personOf(row);
      const giveBack = (): void => {
        store.giveBack(row, pin);
      };
      const notUndone = (reason: NotUndoneReason): ListActOutcome => ({ kind: 'not-undone', person, reason });
      switch (card.kind) {
        case 'unsent': {
          const undone = takingBack.undoUnsent(card, giveBack);
          if (undone.kind === 'too-late') return notUndone('tried');
          return undone.kind === 'done' ? { kind: 'undone', person, by: 'not-sent', makesPin } : undone;
        }
        case 'held': {
          if (row.person.hadCard) return notUndone('had-card');
          const { cardNumber } = row.person;
          if (!mayRemoveKey) return { kind: 'undo-asks', person, cardNumber, makesPin };
          const saved = takingBack.removeKey(card, giveBack);
          return saved.kind === 'done' ? { kind: 'undone', person, by: 'removal', makesPin } : saved;
        }
        case 'no-key':
          return putBack(row);
        case 'being-sent':
        case 'tried':
        case 'needs-attention':
        case 'other-holder':
        case 'more-on-its-way':
        case 'replaced':
        case 'discarded':
        case 'not-known':
          return notUndone(card.kind);
        default:
          return assertNever(card);
      }
    },
  };
}

/** Why the card is not theirs any more; null where it is, or they have another. */
export function lostBy({ kind }: GivenCard): 'no-key' | 'discarded' | null {
  return kind === 'no-key' || kind === 'discarded' ? kind : null;
}

export function isFreed(card: GivenCard): boolean {
  return lostBy(card) !== null || card.kind === 'replaced';
}
