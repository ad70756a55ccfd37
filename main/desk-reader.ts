import type { ReadProblem } from '../contract/card.ts';
import type { ReaderHeard, ReaderProfile, ReaderStatus } from '../contract/reader.ts';
import type { Clock } from './clock.ts';
import type { Csn } from './reader/csn.ts';
import type { OpenPort } from './reader/reader-port.ts';
import { createReaderSession, type ReaderSession } from './reader/reader-session.ts';

interface DeskReaderDependencies {
  readonly openPort: OpenPort;
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
  close(): Promise<void>;
}

const LONGEST_SHOWN_BYTES = 512;

/** The one reader of the desk, whichever it is at the moment. */
export function createDeskReader(dependencies: DeskReaderDependencies): DeskReader {
  const { openPort, portExists, clock, onStatus, onCard, onRefused, onHeard, identify } = dependencies;
  let session: ReaderSession | null = null;
  // One change after the other: a port is free only once the session before it has closed.
  let changes = Promise.resolve();

  async function change(profile: ReaderProfile | null): Promise<void> {
    await session?.close();
    session = null;
    if (!profile) {
      onStatus({ kind: 'not-chosen' });
      return;
    }
    session = createReaderSession({
      profile,
      openPort,
      portExists,
      nowMs: () => performance.now(),
      setTimer: (delayMs, run) => clock.after(delayMs, run),
      onStatus,
      onCard,
      onRefused,
      onHeard({ bytes, finding }) {
        const shown = Buffer.from(bytes.subarray(0, LONGEST_SHOWN_BYTES));
        onHeard({
          hex: shown.toString('hex'),
          text: shown.toString('latin1').replace(/[^\x20-\x7e]/g, '·'),
          finding:
            finding.kind === 'card'
              ? { kind: 'card', identification: identify(finding.csn), technology: finding.csn.technology }
              : finding,
        });
      },
    });
  }

  return {
    use(profile) {
      changes = changes.then(() => change(profile));
    },
    async close() {
      await changes;
      await session?.close();
      session = null;
    },
  };
}
