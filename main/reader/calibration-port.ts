import { startAsking, type Asking } from './asking.ts';
import type { Poll } from './frames/frame-decoder.ts';
import type { OpenPort, PortFailure } from './reader-port.ts';
import type { SetTimer } from './set-timer.ts';
import { settledInTime, type PortRelease } from './settled-in-time.ts';

const WATCH_MS = 2000;

export interface CalibrationPortDependencies {
  readonly path: string;
  readonly openPort: OpenPort;
  readonly portExists: (path: string) => Promise<boolean>;
  readonly setTimer: SetTimer;
  readonly onData: (bytes: Uint8Array) => void;
  /** Told once, and never after `close`. */
  readonly onLost: (failure: PortFailure) => void;
}

export interface CalibrationPort {
  /** From now on the reader is asked this, in place of what it was asked before. */
  ask(poll: Poll): void;
  /** Nothing is told afterwards. Resolves when the port is free, or after a while if it does not come free. */
  close(): Promise<PortRelease>;
}

export type OpenedCalibrationPort =
  | { readonly kind: 'open'; readonly port: CalibrationPort }
  | { readonly kind: 'failed'; readonly failure: PortFailure };

/** Opens the line at one speed, and watches it: not every system tells that an open port has gone. */
export async function openCalibrationPort(
  { path, openPort, portExists, setTimer, onData, onLost }: CalibrationPortDependencies,
  baudRate: number,
): Promise<OpenedCalibrationPort> {
  let isOpen = true;
  let asking: Asking | null = null;
  let cancelWatch: () => void = () => undefined;

  function lose(failure: PortFailure): void {
    if (!isOpen) return;
    stop();
    onLost(failure);
  }

  function stop(): void {
    isOpen = false;
    asking?.stop();
    cancelWatch();
  }

  function watch(): void {
    cancelWatch = setTimer(WATCH_MS, () => {
      void portExists(path).then((exists) => {
        if (!isOpen) return;
        if (exists) watch();
        else lose({ problem: 'unplugged', heldBy: null, group: null });
      });
    });
  }

  const outcome = await openPort(
    { path, baudRate },
    {
      onData: (bytes) => {
        if (isOpen) onData(bytes);
      },
      onClosed: lose,
    },
  );
  if (outcome.kind === 'failed') return outcome;
  const { port } = outcome;
  watch();
  return {
    kind: 'open',
    port: {
      ask: (poll) => {
        asking?.stop();
        if (!isOpen) return;
        asking = startAsking({
          poll,
          write: (bytes) => port.write(bytes),
          setTimer,
          onUnanswered: () => undefined,
          onAnswered: () => undefined,
        });
      },
      close: () => {
        stop();
        return settledInTime(port.close(), setTimer);
      },
    },
  };
}
