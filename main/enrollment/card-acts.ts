import { randomUUID } from 'node:crypto';
import type { CardActOutcome, CardActRequest, HeldCard } from '../../contract/held-card.ts';
import type { SubmissionView } from '../../contract/submission.ts';
import type { Clock } from '../clock.ts';
import { parseIdentification, sameCardKey } from '../reader/identification.ts';
import type { Outbox } from '../store/outbox.ts';
import type { Register } from '../store/register.ts';
import type { SubmissionList } from '../store/submission-list.ts';
import { checkCardAct } from './card-act-form.ts';
import { cardHolderOf, fullName, knownCardOf, shownHolderOf } from './known-card.ts';
import { localOf, systemTimeZone } from './local-time.ts';
import { storageWriter } from './storage-write.ts';

interface CardActDependencies {
  readonly outbox: Outbox;
  readonly list: SubmissionList;
  readonly register: Register;
  readonly clock: Clock;
  readonly knownLevelIds: () => ReadonlySet<string> | null;
  readonly survivesClosing: () => boolean;
  readonly view: (id: string) => SubmissionView | null;
  readonly onChanged: (id: string) => void;
  readonly onStorage: (error: unknown) => void;
}

/** What can be done with a card somebody has. */
export interface CardActs {
  /** Null for a card nobody has, as far as this desk knows. */
  held(cardNumber: string): HeldCard | null;
  /** "Saved" means on disk. */
  act(request: CardActRequest): CardActOutcome;
}

export function createCardActs(dependencies: CardActDependencies): CardActs {
  const { outbox, list, register, clock, view } = dependencies;
  const write = storageWriter(dependencies.onStorage);

  const viewsOf = (ids: readonly string[]): SubmissionView[] => ids.flatMap((id) => view(id) ?? []);

  return {
    held(cardNumber) {
      const card = parseIdentification(cardNumber);
      if (card.kind === 'problem') return null;
      const cardKey = sameCardKey(card.csns);
      const open = list.openForCard(cardKey, null);
      const registered = register.findCard(cardKey);
      const next = cardHolderOf(open, registered);
      const now = shownHolderOf(open, registered);
      if (!next || !now) return null;
      return {
        ...knownCardOf(now),
        cardNumber: now.identification,
        validFrom: now.validFrom,
        accessLevelIds: [...now.accessLevelIds],
        hasPin: now.hasPin,
        next: {
          validTo: localOf(next.validTo, systemTimeZone()),
          accessLevelIds: [...next.accessLevelIds],
        },
        waiting: viewsOf(open.map(({ row }) => row.id)),
        last: registered && view(registered.submissionId),
      };
    },

    act({ cardNumber, askedHolder, act }) {
      const card = parseIdentification(cardNumber);
      if (card.kind === 'problem') return { kind: 'too-late' };
      const cardKey = sameCardKey(card.csns);
      const holder = cardHolderOf(list.openForCard(cardKey, null), register.findCard(cardKey));
      if (!holder || fullName(holder) !== askedHolder) return { kind: 'too-late' };

      const nowMs = clock.nowMs();
      const checked = checkCardAct(act, cardKey, holder, {
        zone: systemTimeZone(),
        nowMs,
        knownLevelIds: dependencies.knownLevelIds(),
      });
      if (checked.kind === 'problem') return { kind: 'problems', problems: [checked.problem] };

      const id = randomUUID();
      const added = write(() => outbox.add([{ id, request: checked.request, needs: null }], nowMs));
      if (added.kind !== 'added') return added;
      dependencies.onChanged(id);
      const submission = view(id);
      if (!submission) throw new Error('a row that was just committed is not there');
      return { kind: 'saved', submission, survivesClosing: dependencies.survivesClosing() };
    },
  };
}
