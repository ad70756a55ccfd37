import type { ReadProblem } from '../contract/card.ts';
import type { ReaderHeard, ReaderProfile, ReaderStatus } from '../contract/reader.ts';
import type { Clock } from './clock.ts';
import type { Csn } from './reader/csn.ts';
import { printEveryForm } from './reader/printed-number.ts';
import type { PortSearch } from './reader/port-identity.ts';
import type { OpenPort } from './reader/reader-port.ts';
import { createReaderSession, type ReaderSession } from './reader/reader-session.ts';

interface DeskReaderDependencies {
  readonly openPort: OpenPort;
  readonly resolvePath: (profile: ReaderProfile) => Promise<PortSearch>;
  readonly portExists: (path: string) => Promise<boolean>;
  readonly clock: Clock;
  readonly onStatus: (status: ReaderStatus) => void;
  readonly onCard: (csn: Csn) => void;
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
  close(): Promise<void>;
}

const LONGEST_SHOWN_BYTES = 512;
/** A card that lies on the reader when it is opened is read within this time. */
const LYING_THERE_MS = 1000;

/** The one reader of the desk, whichever it is at the moment. */
export function createDeskReader(dependencies: DeskReaderDependencies): DeskReader {
  const { openPort, resolvePath, portExists, clock, onStatus, onCard, onRefused, onHeard, identify } =
    dependencies;
  let session: ReaderSession | null = null;
  let chosen: ReaderProfile | null = null;
  let loanCount = 0;
  /** From a loan until a card is tapped that came after the reader was opened. */
  let wasLent = false;
  let openedAtMs: number | null = null;
  // One change after the other: a port is free only once the session before it has closed.
  let changes = Promise.resolve();

  function isTap(): boolean {
    if (wasLent && performance.now() - (openedAtMs ?? 0) < LYING_THERE_MS) return false;
    wasLent = false;
    return true;
  }

  async function change(profile: ReaderProfile | null): Promise<void> {
    await session?.close();
    session = null;
    if (!profile) {
      onStatus({ kind: 'not-chosen' });
      return;
    }
    openedAtMs = null;
    session = createReaderSession({
      profile,
      openPort,
      resolvePath,
      portExists,
      nowMs: () => performance.now(),
      setTimer: (delayMs, run) => clock.after(delayMs, run),
      onStatus: (status) => {
        if (status.kind === 'ready') openedAtMs ??= performance.now();
        onStatus(status);
      },
      onCard: (csn) => {
        if (isTap()) onCard(csn);
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
        await session?.close();
        session = null;
        onStatus({ kind: 'calibrating', path });
      });
      await changes;
      return () => {
        loanCount -= 1;
        wasLent = true;
        if (loanCount === 0) changes = changes.then(() => change(chosen));
      };
    },
    async close() {
      await changes;
      await session?.close();
      session = null;
    },
  };
}
