import type { ReadProblem, TapDoubt } from '../contract/card.ts';
import type { ReaderHeard, ReaderProfile, ReaderStatus } from '../contract/reader.ts';
import type { Clock } from './clock.ts';
import { createPartCollector, type PartCollector, type PartRead } from './reader/composite.ts';
import type { Csn } from './reader/csn.ts';
import { printEveryForm } from './reader/printed-number.ts';
import type { PortSearch } from './reader/port-identity.ts';
import type { OpenPort } from './reader/reader-port.ts';
import { createReaderSession, type ReaderSession } from './reader/reader-session.ts';
import type { PortRelease } from './reader/settled-in-time.ts';

interface DeskReaderDependencies {
  readonly openPort: OpenPort;
  readonly resolvePath: (profile: ReaderProfile) => Promise<PortSearch>;
  readonly portExists: (path: string) => Promise<boolean>;
  readonly clock: Clock;
  readonly onStatus: (status: ReaderStatus) => void;
  /** More than one number for a card with more than one technology. */
  readonly onCard: (csns: readonly Csn[], doubts: readonly TapDoubt[]) => void;
  readonly onRefused: (problem: ReadProblem) => void;
  readonly onHeard: (heard: ReaderHeard) => void;
  readonly identify: (csn: Csn) => string;
}

export interface DeskReader {
  /** Lets go of the reader before and listens to this one. */
  use(profile: ReaderProfile | null): void;
  /**
   * Lets go of the reader so that somebody else may listen on `path`; the function it resolves to takes it back. What
   * lies on the reader then was tapped meanwhile: it is no tap for the desk.
   */
  lend(path: string): Promise<() => void>;
  /** Where a card's other part is waited for, it is not any more. */
  readonly cancelPart: () => void;
  /** See `ReaderSession.close`; of any port of this run. */
  close(): Promise<PortRelease>;
}

const LONGEST_SHOWN_BYTES = 512;
/** A card that lies on the reader when it is opened is read within this time. */
const LYING_THERE_MS = 1000;

/** The one reader of the desk, whichever it is at the moment. */
export function createDeskReader(dependencies: DeskReaderDependencies): DeskReader {
  const { openPort, resolvePath, portExists, clock, onStatus, onCard, onRefused, onHeard, identify } =
    dependencies;
  let session: ReaderSession | null = null;
  let isStuck = false;
  let chosen: ReaderProfile | null = null;
  let loanCount = 0;
  /** From a loan until a card is tapped that came after the reader was opened. */
  let wasLent = false;
  let openedAtMs: number | null = null;
  let collector: PartCollector | null = null;
  let part: PartRead | null = null;
  let sessionStatus: ReaderStatus = { kind: 'not-chosen' };
  // One change after the other: a port is free only once the session before it has closed.
  let changes = Promise.resolve();

  function isTap(): boolean {
    if (wasLent && performance.now() - (openedAtMs ?? 0) < LYING_THERE_MS) return false;
    wasLent = false;
    return true;
  }

  function tellStatus(): void {
    onStatus(
      sessionStatus.kind === 'ready' && part !== null
        ? {
            kind: 'part-read',
            path: sessionStatus.path,
            read: part.csn.technology,
            identification: identify(part.csn),
            missing: part.missing,
          }
        : sessionStatus,
    );
  }

  function noteStatus(status: ReaderStatus): void {
    sessionStatus = status;
    // A part is not carried over to a reader that is plugged in again.
    if (status.kind === 'not-connected') {
      part = null;
      collector?.cancel();
    }
    tellStatus();
  }

  function collectorFor({ parts }: ReaderProfile): PartCollector | null {
    if (parts === undefined) return null;
    return createPartCollector({
      parts,
      nowMs: () => performance.now(),
      setTimer: (delayMs, run) => clock.after(delayMs, run),
      onCard,
      onRefused,
      onPart: (read) => {
        if (read === part) return;
        part = read;
        tellStatus();
      },
    });
  }

  async function letGo(): Promise<void> {
    if ((await session?.close()) === 'stuck') isStuck = true;
    session = null;
    collector?.cancel();
    collector = null;
  }

  async function change(profile: ReaderProfile | null): Promise<void> {
    await letGo();
    if (!profile) {
      noteStatus({ kind: 'not-chosen' });
      return;
    }
    openedAtMs = null;
    const parts = collectorFor(profile);
    collector = parts;
    session = createReaderSession({
      profile,
      openPort,
      resolvePath,
      portExists,
      nowMs: () => performance.now(),
      setTimer: (delayMs, run) => clock.after(delayMs, run),
      onStatus: (status) => {
        if (status.kind === 'ready') openedAtMs ??= performance.now();
        noteStatus(status);
      },
      onCard: (csn, isBesideAnother) => {
        if (!isTap()) return;
        if (parts === null) onCard([csn], isBesideAnother ? ['beside-another'] : []);
        else parts.take(csn);
      },
      onHeld: (csn) => {
        parts?.seeAgain(csn);
      },
      onRefused: (problem) => {
        if (isTap()) onRefused(problem);
      },
      onHeard({ bytes, finding }) {
        const shown = Buffer.from(bytes.subarray(0, LONGEST_SHOWN_BYTES));
        onHeard({
          hex: shown.toString('hex'),
          text: shown.toString('latin1').replace(/[^\x20-\x7e]/g, '·'),
          finding:
            finding.kind === 'card'
              ? {
                  kind: 'card',
                  identification: identify(finding.csn),
                  technology: finding.csn.technology,
                  printed: [...printEveryForm(finding.csn)],
                }
              : finding,
        });
      },
    });
  }

  return {
    use(profile) {
      chosen = profile;
      if (loanCount === 0) changes = changes.then(() => change(profile));
    },
    async lend(path) {
      loanCount += 1;
      changes = changes.then(async () => {
        await letGo();
        noteStatus({ kind: 'calibrating', path });
      });
      await changes;
      return () => {
        loanCount -= 1;
        wasLent = true;
        if (loanCount === 0) changes = changes.then(() => change(chosen));
      };
    },
    cancelPart: () => {
      collector?.cancel();
    },
    async close() {
      await changes;
      await letGo();
      return isStuck ? 'stuck' : 'free';
    },
  };
}
