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

/** The truth line: what the last report of each part said. */
export interface StatusBoard {
  status(): DeskStatus;
  /** Something counted changed. */
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

  const status = (): DeskStatus => {
    const { waiting, attention } = sources.counts();
    return {
      revision,
      reader,
      network,
      outbox: { waitingCount: waiting, attentionCount: attention, paused: sources.pause(), storage },
    };
  };
  const touch = (): void => {
    revision = nextRevision();
    sources.onChanged(status());
  };

  return {
    status,
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
