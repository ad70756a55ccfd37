import type { SetPassphraseOutcome } from '../contract/passphrase.ts';
import type { ExportOutcome, LostSecrets } from '../contract/recovery.ts';
import type { Locale } from '../contract/settings.ts';
import { assertNever } from '../contract/assert-never.ts';
import type { SavedFile } from './save-file.ts';
import type { Vault } from './secrets/vault.ts';
import type { SubmissionList } from './store/submission-list.ts';
import { submissionsCsv } from './submissions-csv.ts';

interface RecoveryDependencies {
  readonly vault: Vault;
  readonly list: Pick<SubmissionList, 'newest' | 'totalCount' | 'unreadableCount'>;
  readonly isPractice: boolean;
  readonly saveFile: (suggestedName: string, text: string) => Promise<SavedFile>;
  readonly nowMs: () => number;
  readonly locale: () => Locale;
}

/** What can be done where a keychain is missing, or another one than before. */
export interface Recovery {
  /** Null when everything that lies here opens. */
  lost(): LostSecrets | null;
  setPassphrase(passphrase: string): Promise<SetPassphraseOutcome>;
  exportSubmissions(): Promise<ExportOutcome>;
}

const FEWEST_CHARACTERS = 8;

export function createRecovery(dependencies: RecoveryDependencies): Recovery {
  const { vault, list, isPractice } = dependencies;
  return {
    lost() {
      const { dataKeyCount, apiKey } = vault.unopened();
      const unreadableCount = dataKeyCount === 0 ? 0 : list.unreadableCount();
      return isPractice || (unreadableCount === 0 && !apiKey) ? null : { unreadableCount, apiKey };
    },

    async setPassphrase(passphrase) {
      if (isPractice) return 'not-needed';
      if ([...passphrase].length < FEWEST_CHARACTERS) return 'too-short';
      try {
        return (await vault.setPassphrase(passphrase)) === 'set' ? 'set' : 'not-needed';
      } catch {
        return 'not-saved';
      }
    },

    async exportSubmissions() {
      const records = list.newest(list.totalCount());
      const day = new Date(dependencies.nowMs()).toISOString().slice(0, 10);
      const saved = await dependencies.saveFile(
        `tapdesk-submissions-${day}.csv`,
        submissionsCsv(records, dependencies.locale()),
      );
      switch (saved) {
        case 'saved': {
          const readableCount = records.filter(({ contents }) => contents !== null).length;
          return { kind: 'exported', readableCount, unreadableCount: records.length - readableCount };
        }
        case 'cancelled':
        case 'not-saved':
          return { kind: saved };
        default:
          return assertNever(saved);
      }
    },
  };
}
