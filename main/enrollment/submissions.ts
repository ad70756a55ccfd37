import { randomUUID } from 'node:crypto';
import type { KnownCard, NumberFormat } from '../../contract/card.ts';
import type {
  ActivityFilter,
  AlertDecision,
  AlertOutcome,
  EnrollOutcome,
  EnrollRequest,
  SubmissionActionOutcome,
  SubmissionForm,
  SubmissionList as ShownSubmissions,
  SubmissionView,
  UndoOutcome,
} from '../../contract/submission.ts';
import type { Clock } from '../clock.ts';
import { isSameOwner } from '../delivery/holder-check.ts';
import type { NewSubmission, Outbox } from '../store/outbox.ts';
import type { Register } from '../store/register.ts';
import type { SubmissionList } from '../store/submission-list.ts';
import {
  byPlace,
  earlierAttemptsOf,
  fullName,
  type AddRequest,
  type RemoveRequest,
  type SubmissionRecord,
} from '../store/submission-record.ts';
import { checkForm, formOf } from './enroll-form.ts';
import {
  cardHolderOf,
  changeFor,
  formOfChange,
  isSamePerson,
  knownCardOf,
  problemAfterChange,
  removalOf,
  shownHolderOf,
} from './known-card.ts';
import { systemTimeZone } from './local-time.ts';
import { searchOf } from './search-text.ts';
import { storageWriter } from './storage-write.ts';
import { submissionViewOf } from './submission-view.ts';
import { afterEarlier, copiesOfNeeding, isForCard, isStillToDo } from './succession.ts';

interface SubmissionDependencies {
  readonly outbox: Outbox;
  readonly list: SubmissionList;
  readonly register: Register;
  readonly clock: Clock;
  readonly numberFormat: () => NumberFormat;
  readonly knownLevelIds: () => ReadonlySet<string> | null;
  /** False where nothing sealed now can be opened after the desk is closed. */
  readonly survivesClosing: () => boolean;
  /** True while nothing is sent, whatever is due. */
  readonly isPaused: () => boolean;
  readonly onChanged: (id: string) => void;
  /** Null when writing worked. */
  readonly onStorage: (error: unknown) => void;
}

export interface Submissions {
  /** "Saved" means on disk, with what `inSameCommit` writes. */
  enroll(
    request: EnrollRequest,
    inSameCommit?: (id: string) => void,
    /** A change of somebody else's key is asked about again, whatever was answered. */
    isOnlyForSamePerson?: boolean,
  ): EnrollOutcome;
  /** Takes back what was never sent, a few seconds after it was enrolled. */
  undo(id: string): UndoOutcome;
  list(search: string, limit: number, filter?: ActivityFilter): ShownSubmissions;
  view(id: string): SubmissionView | null;
  /** What is told differently when this one changes. */
  related(id: string): readonly SubmissionView[];
  form(id: string): SubmissionForm;
  sendNow(id: string): SubmissionActionOutcome;
  discard(id: string): SubmissionActionOutcome;
  knownCard(cardKey: string): KnownCard | null;
  /** By the access key's id at the service. */
  knownKey(
    keyId: string,
  ): { readonly known: KnownCard; readonly holder: string; readonly identification: string } | null;
  /** What a card has. `keyId` is null while it is not known which key the holder will have. */
  keyOfCard(cardKey: string): { readonly known: KnownCard; readonly keyId: string | null } | null;
  unseenAlerts(): readonly SubmissionView[];
  decideAlert(id: string, decision: AlertDecision): AlertOutcome;
}

/** A little more than the ten seconds the window shows. */
const UNDO_MS = 12_000;

const MOST_LOOKED_AT = 2_000;

/** What the window may ask of submissions. */
export function createSubmissions(dependencies: SubmissionDependencies): Submissions {
  const { outbox, list, register, clock } = dependencies;

  const viewOf = (record: SubmissionRecord): SubmissionView => {
    const { needs_id } = record.row;
    return submissionViewOf(record, needs_id === null ? null : list.find(needs_id), dependencies.isPaused());
  };

  function view(id: string): SubmissionView | null {
    const record = list.find(id);
    return record && viewOf(record);
  }

  /**
   * Who has the card when everything that is on its way for it is through. An edited submission stays where it stands in the
   * card's line (`isInPlace`) unless somebody else has it then: it is meant of them, and goes behind. `isFirst`: it waits for nothing
   * that came to the line after it was first saved.
   */
  function standingOf(cardKey: string, replaced: SubmissionRecord | null) {
    const open = list.openForCard(cardKey, replaced?.row.id ?? null);
    const registered = register.findCard(cardKey);
    const last = cardHolderOf(open, registered);
    const isInPlace = !last && isForCard(replaced, cardKey);
    const before = replaced && isInPlace ? open.filter((one) => byPlace(one, replaced) < 0) : open;
    const holder = last ?? cardHolderOf(before, registered);
    return { holder, isInPlace, isFirst: isInPlace || open.length === 0 };
  }

  function keyOfCard(cardKey: string): { known: KnownCard; keyId: string | null } | null {
    const holder = shownHolderOf(list.openForCard(cardKey, null), register.findCard(cardKey));
    return holder && { known: knownCardOf(holder), keyId: holder.keyId };
  }

  const knownCard = (cardKey: string): KnownCard | null => keyOfCard(cardKey)?.known ?? null;

  const write = storageWriter(dependencies.onStorage);

  function act(id: string, act: (id: string, nowMs: number) => 'done' | 'too-late'): SubmissionActionOutcome {
    const done = write(() => act(id, clock.nowMs()));
    dependencies.onChanged(id);
    return done;
  }

  /** Nobody's key is taken away for a card that is not enrolled after it, unless it may be gone already: that becomes certain. */
  function removalAfterEdit(replaced: SubmissionRecord | null, cardKey: string) {
    const needed = replaced?.row.needs_id ?? null;
    if (needed === null || isForCard(replaced, cardKey)) return { needs: needed, withdraws: null };
    const removal = list.find(needed);
    return { needs: null, withdraws: removal && isStillToDo(removal) ? needed : null };
  }

  function savedOf(id: string): Extract<EnrollOutcome, { kind: 'saved' }> {
    const submission = view(id);
    if (!submission) throw new Error('a row that was just committed is not there');
    return { kind: 'saved', submission, survivesClosing: dependencies.survivesClosing() };
  }

  /** The card a removal takes is of the person the register knows by its key, else of whoever the replaced request was for. */
  const ownerOf = (replaced: SubmissionRecord | null, { firstName, lastName, keyId }: RemoveRequest) => {
    const earlier = replaced?.contents?.request;
    const known = keyId === null ? null : register.findAccessKey(keyId);
    const personId = known?.personId ?? (earlier?.kind === 'add' ? earlier.personId : null);
    return { firstName, lastName, personId };
  };

  /** Of somebody chosen by id alone the register may know the name. */
  function withKnownName(request: AddRequest): AddRequest {
    if (request.personId === null) return request;
    const entry = register.ofPerson(request.personId)[0]?.entry;
    return entry ? { ...request, firstName: entry.firstName, lastName: entry.lastName } : request;
  }

  /** Looks through so many and no more: the desk must stay responsive where nothing matches. */
  function filtered(search: string, limit: number, filter: ActivityFilter): ShownSubmissions {
    const found: SubmissionView[] = [];
    let lookedCount = 0;
    for (const { record, matches } of list.matching(filter, search.trim() === '' ? null : searchOf(search))) {
      if (matches && found.length === limit) return { submissions: found, matchCount: null };
      if (matches) found.push(viewOf(record));
      lookedCount += 1;
      if (lookedCount === MOST_LOOKED_AT) return { submissions: found, matchCount: null };
    }
    return { submissions: found, matchCount: found.length };
  }

  return {
    view,
    related: (id) => list.relatedTo(id).map(viewOf),

    enroll({ form, replaces, knownCard, askedHolder }, inSameCommit, isOnlyForSamePerson = false) {
      const nowMs = clock.nowMs();
      const checked = checkForm(form, {
        zone: systemTimeZone(),
        nowMs,
        numberFormat: dependencies.numberFormat(),
        knownLevelIds: dependencies.knownLevelIds(),
      });
      if (checked.kind === 'problems') return { kind: 'problems', problems: [...checked.problems] };

      const replaced = replaces === null ? null : list.find(replaces);
      const request = withKnownName(afterEarlier(checked.request, replaced));
      const { holder, isInPlace, isFirst } = standingOf(request.cardKey, replaced);
      const isSame = holder !== null && isSamePerson(request, holder);
      const isAnswered =
        knownCard !== null &&
        (askedHolder === undefined || !holder || askedHolder === fullName(holder)) &&
        (isSame || knownCard !== 'change' || !isOnlyForSamePerson);
      // Whose key was to be changed has none any more; the form may name somebody else.
      if (!holder && knownCard === 'change' && askedHolder !== undefined)
        return { kind: 'problems', problems: [{ field: 'cardNumber', problem: 'no-holder' }] };
      if (holder && !isAnswered)
        return {
          kind: 'known-card',
          known: knownCardOf(holder),
          isSamePerson: isSame,
        };

      const change = holder && knownCard === 'change' ? changeFor(request, holder) : null;
      const problem = holder && change && problemAfterChange(change, holder, dependencies.knownLevelIds());
      if (problem) return { kind: 'problems', problems: [problem] };

      const id = randomUUID();
      const { needs, withdraws } = removalAfterEdit(replaced, request.cardKey);
      const forCard =
        holder && knownCard === 'enroll-afresh'
          ? afresh(id, request, removalOf(request, holder, holder.keyId))
          : [{ id, request: change ?? request, needs }];
      // A card that stays with somebody else is not the one the person of an edited replacement gets.
      const kept = isSame ? holder : null;
      const recipient = change ? kept : request;
      const following = copiesOfNeeding(replaces === null ? [] : list.openNeeding(replaces), {
        id,
        cardKey: request.cardKey,
        keepsPlace: isFirst,
        isOwner: (removal) => recipient !== null && isSameOwner(recipient, ownerOf(replaced, removal)),
      });
      const inPlaceOf = isInPlace ? replaces : null;
      const submissions: NewSubmission[] = [...forCard.map((one) => ({ ...one, inPlaceOf })), ...following];
      const also = { inSameCommit: () => inSameCommit?.(id) };
      const added = write(() => outbox.add(submissions, nowMs, { replaces, withdraws, ...also }));
      if (added.kind !== 'added') return added;
      for (const changed of [replaces, withdraws, ...submissions.map((one) => one.id)])
        if (changed !== null) dependencies.onChanged(changed);
      return savedOf(id);
    },

    undo(id) {
      const nowMs = clock.nowMs();
      const request = list.find(id)?.contents?.request;
      if (request === undefined || request.kind === 'remove') return { kind: 'too-late' };
      if (earlierAttemptsOf(request) > 0) return { kind: 'too-late' };
      const undone = write(() => outbox.undo(id, nowMs - UNDO_MS, nowMs));
      dependencies.onChanged(id);
      const typed = request.kind === 'add' ? request : formOfChange(request);
      return undone.kind === 'done' ? { kind: 'undone', form: formOf(typed, systemTimeZone()) } : undone;
    },

    list(search, limit, filter) {
      if (filter && isFiltering(filter)) return filtered(search, limit, filter);
      if (search.trim() === '')
        return { submissions: list.newest(limit).map(viewOf), matchCount: list.totalCount() };
      const found = list.search(searchOf(search), limit + 1);
      return {
        submissions: found.slice(0, limit).map(viewOf),
        matchCount: found.length > limit ? null : found.length,
      };
    },

    form(id) {
      const record = list.find(id);
      const isEditable = record?.row.state === 'waiting' || record?.row.state === 'attention';
      const request = record?.contents?.request;
      if (!isEditable || request?.kind !== 'add') return { kind: 'not-editable' };
      return { kind: 'form', form: formOf(request, systemTimeZone()) };
    },

    sendNow: (id) => act(id, outbox.sendNow),
    discard: (id) => act(id, outbox.discard),
    knownCard,
    knownKey(keyId) {
      const entry = register.findAccessKey(keyId);
      const known = entry && knownCard(entry.cardKey);
      return known && { known, holder: fullName(entry), identification: entry.identification };
    },
    keyOfCard,
    unseenAlerts: () => list.unseenAlerts().map(viewOf),

    decideAlert(id, decision) {
      const end = (how: (id: string, nowMs: number) => 'done' | 'too-late') => {
        const needing = list.openNeeding(id).map(({ row }) => row.id);
        const ended = act(id, how);
        for (const changed of needing) dependencies.onChanged(changed);
        return ended;
      };
      if (decision === 'keep') {
        const kept = end(outbox.keepHolder);
        return kept.kind === 'done' ? { kind: 'kept' } : kept;
      }
      const contents = list.find(id)?.contents;
      const holder = contents && register.findCard(contents.request.cardKey);
      if (contents?.request.kind !== 'add') return { kind: 'too-late' };
      const { request, outcome } = contents;
      if (holder && holder.keyId !== outcome.keyId) {
        const ended = end(outbox.endOvertaken);
        return ended.kind === 'done' ? { kind: 'too-late' } : ended;
      }
      const remove = removalOf(
        request,
        holder ?? { firstName: otherName(outcome), lastName: '' },
        outcome.keyId,
      );
      const newId = randomUUID();
      const submissions = [
        ...afresh(newId, { ...request, earlierNames: [] }, remove),
        ...copiesOfNeeding(list.openNeeding(id), {
          id: newId,
          cardKey: request.cardKey,
          keepsPlace: list.openForCard(request.cardKey, null).length === 0,
          isOwner: () => true,
        }),
      ];
      const added = write(() => outbox.add(submissions, clock.nowMs(), { mends: id }));
      for (const changed of [id, ...submissions.map((one) => one.id)]) dependencies.onChanged(changed);
      return added.kind === 'added' ? savedOf(newId) : added;
    },
  };
}

/** Two halves in one commit: the key is removed first, and the card enrolled only when that is through. */
function afresh(id: string, request: AddRequest, remove: NewSubmission['request']): NewSubmission[] {
  const removal = { id: randomUUID(), request: remove, needs: null };
  return [removal, { id, request, needs: removal.id }];
}

function isFiltering(filter: ActivityFilter): boolean {
  return Object.values(filter).some((part) => part !== null);
}

function otherName(outcome: { readonly reason: SubmissionView['reason'] }): string {
  return outcome.reason?.kind === 'other-holder' ? outcome.reason.holder : '';
}
