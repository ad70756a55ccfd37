import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A reader on a pseudo-terminal. A pty has no speed of its own: what the desk set is asked of the terminal. */
export interface SimulatedReader {
  /** What the desk opens. */
  readonly port: string;
  /** What it sends when a card is tapped: as it is at `baudRate`, and garbage at any other. */
  tap(frame: Uint8Array, baudRate: number): Promise<void>;
  /** For a reader that speaks only when asked; at another speed than its own it hears nothing it knows. */
  answerWith(answer: (question: string) => Uint8Array | null, baudRate: number): void;
  unplug(): Promise<void>;
  close(): Promise<void>;
}

const run = promisify(execFile);
const garbage = Buffer.from([0xf8, 0x80, 0xe1, 0x9c, 0xfe, 0xc0, 0xf0, 0x8e]);

export async function createSimulatedReader(): Promise<SimulatedReader> {
  const folder = await mkdtemp(join(tmpdir(), 'simulated-reader-'));
  const port = join(folder, 'reader');
  const socat = spawn('socat', ['-d', '-d', `pty,raw,echo=0,link=${port}`, 'STDIO'], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  await started(socat.stderr);
  // Held open: a pty that nobody has open hangs up, and the desk opens it anew for every speed.
  const held = await open(port, constants.O_RDWR | constants.O_NOCTTY);
  let answer: (question: string) => Uint8Array | null = () => null;
  let answeringRate = 0;

  const speed = async (): Promise<number> => Number((await run('stty', ['-F', port, 'speed'])).stdout);
  const send = (bytes: Uint8Array): void => {
    socat.stdin.write(bytes);
  };
  socat.stdout.on('data', (question: Buffer) => {
    speed()
      .then((rate) => {
        const bytes = rate === answeringRate ? answer(question.toString('latin1')) : null;
        if (bytes !== null) send(bytes);
      })
      // Unplugged while it was asked.
      .catch(() => undefined);
  });

  async function unplug(): Promise<void> {
    await held.close().catch(() => undefined);
    if (socat.exitCode !== null || socat.signalCode !== null) return;
    const ended = once(socat, 'exit');
    socat.kill();
    await ended;
  }

  return {
    port,
    tap: async (frame, baudRate) => {
      send((await speed()) === baudRate ? frame : garbage);
    },
    answerWith: (asked, baudRate) => {
      answer = asked;
      answeringRate = baudRate;
    },
    unplug,
    close: async () => {
      await unplug();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function started(words: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve, reject) => {
    let told = '';
    words.on('data', (part: Buffer) => {
      told += part.toString('utf8');
      if (told.includes('starting data transfer')) resolve();
    });
    words.once('end', () => {
      reject(new Error(`socat ended: ${told}`));
    });
  });
}
