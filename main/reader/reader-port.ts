import type { PortProblem } from '../../contract/reader.ts';

/** Why a port is not open; `heldBy` and `group` as far as this user may know. */
export interface PortFailure {
  readonly problem: PortProblem;
  readonly heldBy: string | null;
  readonly group: string | null;
}

export interface PortListener {
  onData(bytes: Uint8Array): void;
  /** The port went away by itself. Told once, and never after `close`. */
  onClosed(failure: PortFailure): void;
}

export interface ReaderPort {
  /** For readers that must be asked. Resolves when the line has taken the bytes, also when that fails. */
  write(bytes: Uint8Array): Promise<void>;
  /** Nothing is heard afterwards. Resolves when the port is free again, also when closing fails. */
  close(): Promise<void>;
}

export type OpenPortOutcome =
  | { readonly kind: 'open'; readonly port: ReaderPort }
  | { readonly kind: 'failed'; readonly failure: PortFailure };

/** Opens a line of 8 data bits, no parity, 1 stop bit. Never rejects. */
export type OpenPort = (
  line: { readonly path: string; readonly baudRate: number },
  listener: PortListener,
) => Promise<OpenPortOutcome>;
