import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Outbox } from '../store/outbox.ts';
import type { Register } from '../store/register.ts';
import type { SubmissionList } from '../store/submission-list.ts';
import { byPlace, type AddRequest, type SubmissionRecord } from '../store/submission-record.ts';
import { givenBy, givenCardOf, type GivenCard } from './given-card.ts';
import { removalOf } from './known-card.ts';
import { storageWriter, type NotSaved } from './storage-write.ts';

interface TakingBackDependencies {
  readonly outbox: Pick<Outbox, 'undo' | 'add'>;
  readonly list: Pick<SubmissionList, 'find' | 'openForCard' | 'matching'>;
  readonly register: Pick<Register, 'findCard'>;
  readonly clock: Clock;
  readonly onChanged: (id: string) => void;
  /** Null when writing worked. */
  readonly onStorage: (error: unknown) => void;
}

export interface LookedAt {
  readonly card: GivenCard;
  /** Null where it cannot be read. */
  readonly request: AddRequest | null;
}

type Undone = { readonly kind: 'done' } | { readonly kind: 'too-late' };
type Of<Kind extends GivenCard['kind']> = Extract<GivenCard, { kind: Kind }>;

/** Takes back a card that was given, however long ago. Saved with what `inSameCommit` writes, or not at all. */
export interface TakingBack {
  look(submissionId: string): LookedAt;
  /** It must never have been sent. */
  undoUnsent(card: Of<'unsent'>, inSameCommit: () => void): Undone | NotSaved;
  /** Saves the removal of the key they have. */
  removeKey(card: Of<'held'>, inSameCommit: () => void): { readonly kind: 'done' } | NotSaved;
}

const anyRemoval = { state: null, task: 'remove', fromMs: null, untilMs: null } as const;

export function createTakingBack(dependencies: TakingBackDependencies): TakingBack {
  const { outbox, list, register, clock, onChanged } = dependencies;
  const write = storageWriter(dependencies.onStorage);

  function removalAfter(given: SubmissionRecord): SubmissionRecord | null {
    for (const { record, matches } of list.matching({ ...anyRemoval, sameKeyAs: given.row.id }, null))
      if (matches && byPlace(given, record) < 0 && record.row.state !== 'discarded') return record;
    return null;
  }

  return {
    look(submissionId) {
      const given = list.find(submissionId);
      const request = given?.contents ? givenBy(given.contents.request) : null;
      if (!given || !request) return { card: { kind: 'not-known' }, request: null };
      const { needs_id } = given.row;
      const card = givenCardOf({
        given,
        needed: needs_id === null ? null : list.find(needs_id),
        onItsWay: list.openForCard(request.cardKey, null),
        registered: register.findCard(request.cardKey),
        removal: () => removalAfter(given),
      });
      return { card, request };
    },

    undoUnsent({ submissionId }, inSameCommit) {
      const undone = write(() => outbox.undo(submissionId, null, clock.nowMs(), inSameCommit));
      onChanged(submissionId);
      return undone;
    },

    removeKey({ request, holder, keyId }, inSameCommit) {
      const id = randomUUID();
      const removal = { id, request: removalOf(request, holder, keyId), needs: null };
      const saved = write(() => {
        outbox.add([removal], clock.nowMs(), { inSameCommit });
        return 'done';
      });
      if (saved.kind === 'done') onChanged(id);
      return saved;
    },
  };
}
