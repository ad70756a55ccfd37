import type { DeskStatus, NetworkStatus, OutboxStatus } from '../contract/desk.ts';
import type { ReaderStatus } from '../contract/reader.ts';
import { nextRevision } from './revision.ts';
import { storageProblemOf, type StorageProblem } from './store/storage-problem.ts';

interface StatusSources {
  readonly counts: () => { readonly waiting: number; readonly attention: number };
  readonly pause: () => OutboxStatus['paused'];
  readonly onChanged: (status: DeskStatus) => void;
  readonly onStorageFailed: (problem: StorageProblem) => void;
}

/** The truth line: what the last report of each part said. Reporting never fails: who reports has work to go on with. */
export interface StatusBoard {
  status(): DeskStatus;
  /** Something counted changed. What cannot be counted at the moment is told as it was. */
  touch(): void;
  noteReader(status: ReaderStatus): void;
  noteNetwork(status: NetworkStatus): void;
  /** Null: writing worked. */
  noteStorage(error: unknown): void;
}

export function createStatusBoard(sources: StatusSources): StatusBoard {
  let reader: ReaderStatus = { kind: 'not-chosen' };
  let network: NetworkStatus = 'not-tried';
  let storage: OutboxStatus['storage'] = 'ok';
  let revision = nextRevision();
  let counted: ReturnType<StatusSources['counts']> | null = null;

  const withCounts = ({ waiting, attention }: ReturnType<StatusSources['counts']>): DeskStatus => ({
    revision,
    reader,
    network,
    outbox: { waitingCount: waiting, attentionCount: attention, paused: sources.pause(), storage },
  });
  const touch = (): void => {
    revision = nextRevision();
    try {
      counted = sources.counts();
    } catch {
      // Told in the middle of failing to read the same file: whoever reads it says so.
    }
    if (counted) sources.onChanged(withCounts(counted));
  };

  return {
    status() {
      counted = sources.counts();
      return withCounts(counted);
    },
    touch,
    noteReader(next) {
      reader = next;
      touch();
    },
    noteNetwork(next) {
      if (next === network) return;
      network = next;
      touch();
    },
    noteStorage(error) {
      const next = error === null ? 'ok' : storageProblemOf(error);
      if (next === storage) return;
      storage = next;
      if (next !== 'ok') sources.onStorageFailed(next);
      touch();
    },
  };
}
