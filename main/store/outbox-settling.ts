import { z } from 'zod';
import type { ChangeKind, ChangeLog } from './change-log.ts';
import { inTransaction, type Database } from './database.ts';
import type { OutboxDiscards } from './outbox-discards.ts';
import type { Register, RegisterEntry } from './register.ts';
import { sealOf, sealOutcome, type Seals } from './sealed-contents.ts';
import { createFind, sealedWithoutPin } from './sealed-rows.ts';
import type { RemoveRequest, SubmissionOutcome, SubmissionRequest } from './submission-record.ts';
import { settledChange } from './told-changes.ts';

export type Settlement =
  | {
      readonly kind: 'delivered';
      readonly outcome: SubmissionOutcome;
      /** For the register; null when there is nothing to learn, or a key was removed. */
      readonly learnt: RegisterEntry | null;
      /** When to ask whether it has reached the doors; null for nothing to ask. */
      readonly followAtMs: number | null;
    }
  | { readonly kind: 'attention'; readonly outcome: SubmissionOutcome }
  /** `usesAttempt` is false where the service said nothing about this submission (a refused API key). */
  | {
      readonly kind: 'waiting';
      readonly outcome: SubmissionOutcome;
      readonly dueAtMs: number;
      readonly usesAttempt: boolean;
    };

/** What came of sending. */
export interface OutboxSettling {
  /**
   * What was delivered is in the register in the same commit. An alert about a key of the card that is another one now is over: to
   * decide about it would change the new holder's. Returned are the ids of those.
   */
  settle(id: string, settlement: Settlement, nowMs: number): readonly string[];
  /** It does not open: kept, and shown as what it is. */
  setAside(id: string): void;
  /** To be called in a transaction: nobody has to decide any more about a delivery to another holder. False when nobody is asked. */
  endAlert(id: string, nowMs: number, why: AlertEnd): boolean;
}

type AlertEnd = Extract<ChangeKind, 'holder-kept' | 'enrolled-afresh' | 'alert-overtaken'>;

interface SettlingParts {
  readonly register: Register;
  readonly log: Pick<ChangeLog, 'tell'>;
  readonly discards: OutboxDiscards;
}

const idSchema = z.object({ id: z.string() });

export function createOutboxSettling(
  database: Database,
  seals: Seals,
  { register, log, discards }: SettlingParts,
): OutboxSettling {
  const settleRow = database.prepare(
    `UPDATE submissions SET state = :state, attempt_count = attempt_count - :givenBack, due_at_ms = :dueAtMs,
       settled_at_ms = :settledAtMs, alert_unseen = :alertUnseen, follow_due_at_ms = :followAtMs,
       sealed_request = coalesce(:sealedRequest, sealed_request), sealed_outcome = :sealedOutcome
     WHERE id = :id AND state = 'sending'`,
  );
  const stopFollowingCard = database.prepare(
    'UPDATE submissions SET follow_due_at_ms = NULL WHERE card_lookup = :cardLookup AND follow_due_at_ms IS NOT NULL',
  );
  const markUnreadable = database.prepare(
    `UPDATE submissions SET state = 'attention' WHERE id = :id AND state IN ('waiting', 'sending')`,
  );
  const endAlertOfRow = database.prepare(
    `UPDATE submissions SET alert_unseen = 0, sealed_request = coalesce(:sealedRequest, sealed_request)
     WHERE id = :id AND alert_unseen = 1`,
  );
  const selectAlertsOfCard = database.prepare(
    'SELECT id FROM submissions WHERE card_lookup = :cardLookup AND alert_unseen = 1',
  );
  const find = createFind(database, seals);
  const setAside = (id: string): void => void markUnreadable.run({ id });

  function learnFrom(request: SubmissionRequest, learnt: RegisterEntry | null): void {
    const { cardKey } = request;
    for (const seal of seals.all) stopFollowingCard.run({ cardLookup: seal.lookupOf(cardKey) });
    // A card's submissions are delivered in their order, so this is newer than what was known, whatever the clock said then.
    if (learnt || (request.kind === 'remove' && isOfCard(request))) register.forgetCard(cardKey);
    if (learnt) register.learn(learnt);
  }

  /** A removal of a key that is long gone says nothing of the key the card has now. */
  function isOfCard({ cardKey, keyId }: RemoveRequest): boolean {
    return keyId === null || register.findCard(cardKey)?.keyId === keyId;
  }

  // An alert that is over needs its PIN no longer; what was to come after the delivery has nothing to come after.
  function endAlert(id: string, nowMs: number, why: AlertEnd): boolean {
    const record = find(id);
    if (record?.row.alert_unseen !== 1) return false;
    log.tell(nowMs, why, {}, id);
    discards.discardNeeding(id, nowMs);
    return endAlertOfRow.run({ id, sealedRequest: sealedWithoutPin(seals, record) }).changes > 0;
  }

  function endOvertakenAlerts({ cardKey, keyId }: RegisterEntry, nowMs: number): readonly string[] {
    return seals.all
      .flatMap((seal) => selectAlertsOfCard.all({ cardLookup: seal.lookupOf(cardKey) }))
      .map((row) => idSchema.parse(row).id)
      .filter((id) => {
        const contents = find(id)?.contents;
        return contents && contents.outcome.keyId !== keyId && endAlert(id, nowMs, 'alert-overtaken');
      });
  }

  return {
    settle(id, settlement, nowMs) {
      const record = find(id);
      if (record && record.row.state !== 'sending') return [];
      const seal = record && sealOf(seals, record.row.key_id);
      if (!record?.contents || !seal) {
        // Damaged while it was being sent.
        setAside(id);
        return [];
      }
      const { request } = record.contents;
      const isAlert = settlement.kind === 'delivered' && settlement.outcome.reason?.kind === 'other-holder';
      return inTransaction(database, () => {
        const learnt = settlement.kind === 'delivered' ? settlement.learnt : null;
        if (settlement.kind === 'delivered') learnFrom(request, learnt);
        const ended = learnt ? endOvertakenAlerts(learnt, nowMs) : [];
        settleRow.run({
          id,
          state: settlement.kind,
          givenBack: settlement.kind === 'waiting' && !settlement.usesAttempt ? 1 : 0,
          dueAtMs: settlement.kind === 'waiting' ? settlement.dueAtMs : record.row.due_at_ms,
          settledAtMs: settlement.kind === 'waiting' ? null : nowMs,
          alertUnseen: isAlert ? 1 : 0,
          followAtMs: settlement.kind === 'delivered' ? settlement.followAtMs : null,
          // Whoever enrolls the card afresh needs the PIN once more.
          sealedRequest:
            settlement.kind === 'delivered' && !(isAlert && request.kind === 'add')
              ? sealedWithoutPin(seals, record)
              : null,
          sealedOutcome: sealOutcome(seal, id, settlement.outcome),
        });
        if (settlement.kind !== 'waiting') log.tell(nowMs, ...settledChange(settlement, request), id);
        return ended;
      });
    },

    setAside,

    endAlert,
  };
}
