import type { ReaderProfile } from '../../../contract/reader.ts';
import type { PortSearch } from '../../../main/reader/port-identity.ts';
import type { OpenPort, PortFailure, PortListener, ReaderPort } from '../../../main/reader/reader-port.ts';

/** For readers that are found by the name of their port alone. */
export const namedPath = ({ path }: ReaderProfile): Promise<PortSearch> =>
  Promise.resolve({ kind: 'found', path });

/** A port that does what the test says. */
export class ScriptedPort implements ReaderPort {
  openCount = 0;
  isOpen = false;
  failure: PortFailure | null = null;
  /** Where not, `openLate` opens it. */
  opens = true;
  closes = true;
  takesBytes = true;
  /** What the desk wrote, as text. */
  readonly written: string[] = [];
  #listener: PortListener | null = null;
  #openLate: () => void = () => undefined;

  readonly open: OpenPort = (_line, listener) => {
    this.openCount += 1;
    if (this.failure !== null) return Promise.resolve({ kind: 'failed', failure: this.failure });
    return new Promise((resolve) => {
      this.#openLate = () => {
        this.#listener = listener;
        this.isOpen = true;
        resolve({ kind: 'open', port: this });
      };
      if (this.opens) this.#openLate();
    });
  };

  openLate(): void {
    this.#openLate();
  }

  write(bytes: Uint8Array): Promise<void> {
    this.written.push(Buffer.from(bytes).toString('latin1'));
    return this.takesBytes ? Promise.resolve() : new Promise(() => undefined);
  }

  close(): Promise<void> {
    this.isOpen = false;
    return this.closes ? Promise.resolve() : new Promise(() => undefined);
  }

  send(bytes: Uint8Array | string): void {
    this.#listener?.onData(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  }

  hangUp(): void {
    this.isOpen = false;
    this.#listener?.onClosed({ problem: 'unplugged', heldBy: null, group: null });
  }
}
