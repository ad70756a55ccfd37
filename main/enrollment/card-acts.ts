import { randomUUID } from 'node:crypto';
import { assertNever } from '../../contract/assert-never.ts';
import type { NumberFormat } from '../../contract/card.ts';
import type { CardActOutcome, CardActRequest, HeldCard, KeyRef } from '../../contract/held-card.ts';
import { shownKeyText } from '../../contract/key-text.ts';
import type { SubmissionView } from '../../contract/submission.ts';
import type { Clock } from '../clock.ts';
import type { Outbox } from '../store/outbox.ts';
import type { Register } from '../store/register.ts';
import type { SubmissionList } from '../store/submission-list.ts';
import { fullName } from '../store/submission-record.ts';
import { checkCardAct } from './card-act-form.ts';
import { checkReplacement } from './card-replacement.ts';
import { keyNumberOf } from './key-number.ts';
import { cardHolderOf, hasGoneLevel, knownCardOf, shownHolderOf } from './known-card.ts';
import { localOf, systemTimeZone } from './local-time.ts';
import { storageWriter } from './storage-write.ts';

interface CardActDependencies {
  readonly outbox: Outbox;
  readonly list: SubmissionList;
  readonly register: Register;
  readonly clock: Clock;
  readonly numberFormat: () => NumberFormat;
  readonly knownLevelIds: () => ReadonlySet<string> | null;
  readonly survivesClosing: () => boolean;
  readonly view: (id: string) => SubmissionView | null;
  readonly onChanged: (id: string) => void;
  readonly onStorage: (error: unknown) => void;
}

/** What can be done with a card somebody has. */
export interface CardActs {
  /** Null for a card nobody has, as far as this desk knows. */
  held(key: KeyRef): HeldCard | null;
  /** "Saved" means on disk. */
  act(request: CardActRequest): CardActOutcome;
}

export function createCardActs(dependencies: CardActDependencies): CardActs {
  const { outbox, list, register, clock, view } = dependencies;
  const write = storageWriter(dependencies.onStorage);

  /** Nobody has it, as far as this desk knows, and nothing is on its way for it. */
  const isFree = (cardKey: string): boolean =>
    !register.findCard(cardKey) && list.openForCard(cardKey, null).length === 0;
  const cardKeyOf = (key: KeyRef): string | null => {
    switch (key.kind) {
      case 'number': {
        const number = keyNumberOf(key.cardNumber, dependencies.numberFormat());
        return number.kind === 'key' ? number.cardKey : null;
      }
      case 'registered':
        return register.findAccessKey(key.keyId)?.cardKey ?? null;
      default:
        return assertNever(key);
    }
  };
  const viewsOf = (ids: readonly string[]): SubmissionView[] => ids.flatMap((id) => view(id) ?? []);

  return {
    held(key) {
      const cardKey = cardKeyOf(key);
      if (cardKey === null) return null;
      const open = list.openForCard(cardKey, null);
      const registered = register.findCard(cardKey);
      const next = cardHolderOf(open, registered);
      const now = shownHolderOf(open, registered);
      if (!now) return null;
      return {
        ...knownCardOf(now),
        cardNumber: shownKeyText(now.identification),
        validFrom: now.validFrom,
        accessLevelIds: [...now.accessLevelIds],
        hasPin: now.hasPin,
        temporary: now.temporary === true,
        next: {
          validFrom: localOf((next ?? now).validFrom, systemTimeZone()),
          validTo: localOf((next ?? now).validTo, systemTimeZone()),
          accessLevelIds: [...(next ?? now).accessLevelIds],
        },
        canAct: next !== null,
        waiting: viewsOf(open.map(({ row }) => row.id)),
        last: registered && view(registered.submissionId),
      };
    },

    act({ key, askedHolder, act }) {
      const cardKey = cardKeyOf(key);
      if (cardKey === null) return { kind: 'too-late' };
      const holder = cardHolderOf(list.openForCard(cardKey, null), register.findCard(cardKey));
      if (!holder || fullName(holder) !== askedHolder) return { kind: 'too-late' };

      const nowMs = clock.nowMs();
      const rules = {
        zone: systemTimeZone(),
        nowMs,
        numberFormat: dependencies.numberFormat(),
        knownLevelIds: dependencies.knownLevelIds(),
      };
      // Every level the key has is sent along.
      const isAboutLevels = act.kind === 'levels' || act.kind === 'remove';
      if (!isAboutLevels && hasGoneLevel(holder.accessLevelIds, rules.knownLevelIds))
        return { kind: 'level-gone' };
      const checked =
        act.kind === 'replace'
          ? checkReplacement(act, cardKey, holder, isFree, rules)
          : checkCardAct(act, cardKey, holder, rules);
      if (checked.kind === 'problem') return { kind: 'problems', problems: [checked.problem] };
      if (checked.kind === 'person-not-known') return checked;

      const id = randomUUID();
      const submissions = [
        { id, request: checked.request, needs: null },
        ...(checked.kind === 'pair' ? [{ id: randomUUID(), request: checked.then, needs: id }] : []),
      ];
      const added = write(() => outbox.add(submissions, nowMs));
      if (added.kind !== 'added') return added;
      for (const one of submissions) dependencies.onChanged(one.id);
      const submission = view(id);
      if (!submission) throw new Error('a row that was just committed is not there');
      return { kind: 'saved', submission, survivesClosing: dependencies.survivesClosing() };
    },
  };
}
