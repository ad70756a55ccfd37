import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SerialLine {
  /** What the desk opens. It is there until `unplug`, and again after `replug`. */
  readonly readerEnd: string;
  /** Where a reader that listens would sit. */
  readonly farEnd: string;
  /** Sends as a reader would. */
  write(bytes: Uint8Array): Promise<void>;
  unplug(): Promise<void>;
  replug(): Promise<void>;
  /** Gone for good when this returns, and without a turn of the event loop. */
  hangUp(): void;
  close(): Promise<void>;
}

/** A real serial line without hardware: two pseudo-terminals joined by socat. */
export async function createSerialLine(): Promise<SerialLine> {
  const folder = await mkdtemp(join(tmpdir(), 'serial-line-'));
  const farEnd = join(folder, 'far');
  const readerEnd = join(folder, 'reader');
  let socat: ChildProcess | null = await joinEnds(farEnd, readerEnd);

  async function unplug(): Promise<void> {
    const plugged = socat;
    socat = null;
    if (plugged === null || plugged.exitCode !== null || plugged.signalCode !== null) return;
    const ended = once(plugged, 'exit');
    plugged.kill();
    await ended;
  }

  return {
    readerEnd,
    farEnd,
    write: async (bytes) => {
      const end = await open(farEnd, 'w');
      await end.write(bytes);
      await end.close();
    },
    unplug,
    replug: async () => {
      await unplug();
      socat = await joinEnds(farEnd, readerEnd);
    },
    hangUp: () => {
      socat?.kill('SIGKILL');
      spawnSync('sh', ['-c', 'while [ -e "$0" ]; do :; done', readerEnd]);
    },
    close: async () => {
      await unplug();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function joinEnds(farEnd: string, readerEnd: string): Promise<ChildProcess> {
  const ends = [farEnd, readerEnd].map((link) => `pty,raw,echo=0,link=${link}`);
  const socat = spawn('socat', ['-d', '-d', ...ends], { stdio: ['ignore', 'ignore', 'pipe'] });
  const words = socat.stderr.setEncoding('utf8');
  await new Promise<void>((resolve, reject) => {
    let told = '';
    words.on('data', (part: string) => {
      told += part;
      if (told.includes('starting data transfer')) resolve();
    });
    socat.once('error', reject);
    socat.once('exit', () => {
      reject(new Error(`socat ended: ${told}`));
    });
  });
  return socat;
}
