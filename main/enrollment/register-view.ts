import { shownKeyText } from '../../contract/key-text.ts';
import type { ErasePersonOutcome, RegisterEntryView, RegisterList } from '../../contract/register.ts';
import type { ErasedPerson, Eraser } from '../store/erasure.ts';
import type { FoundEntry, Register } from '../store/register.ts';
import type { SubmissionList } from '../store/submission-list.ts';
import { fullName } from '../store/submission-record.ts';
import { cardHolderOf } from './known-card.ts';
import { searchOf } from './search-text.ts';
import { notSaved } from './storage-write.ts';

interface RegisterViewDependencies {
  readonly register: Register;
  readonly eraser: Eraser;
  readonly list: Pick<SubmissionList, 'find' | 'openForCard'>;
  readonly onErased: (person: ErasedPerson) => void;
  /** Null when writing worked. */
  readonly onStorage: (error: unknown) => void;
}

export interface RegisterView {
  /** With the whole of a code: not for the window. */
  identificationOf(keyId: string): string | null;
  list(search: string, limit: number): RegisterList;
  /** Here only: the service is not asked to change anything. */
  erasePerson(entryId: string): ErasePersonOutcome;
}

/** What the window may ask of the register. */
export function createRegisterView(dependencies: RegisterViewDependencies): RegisterView {
  const { register, eraser, list } = dependencies;

  const viewOf = ({ id, entry }: FoundEntry): RegisterEntryView => ({
    id,
    holder: fullName(entry),
    firstName: entry.firstName,
    lastName: entry.lastName,
    personId: entry.personId,
    cardNumber: shownKeyText(entry.identification),
    keyId: entry.keyId,
    canChange: cardHolderOf(list.openForCard(entry.cardKey, null), entry) !== null,
    validFrom: entry.validFrom,
    validTo: entry.validTo,
    accessLevelIds: entry.accessLevelIds,
    registeredAtMs: entry.learntAtMs,
    submissionId: list.find(entry.submissionId) === null ? null : entry.submissionId,
  });

  return {
    identificationOf: (keyId) => register.findAccessKey(keyId)?.identification ?? null,

    list(search, limit) {
      const { found, unreadableCount } =
        search.trim() === '' ? register.newest(limit + 1) : register.search(searchOf(search), limit + 1);
      return { entries: found.slice(0, limit).map(viewOf), hasMore: found.length > limit, unreadableCount };
    },

    erasePerson(entryId) {
      try {
        const erased = eraser.erasePerson(entryId);
        if (erased.kind !== 'erased') return erased;
        const { person, ...outcome } = erased;
        dependencies.onStorage(null);
        dependencies.onErased(person);
        return outcome;
      } catch (error) {
        return notSaved(error, dependencies.onStorage);
      }
    },
  };
}
