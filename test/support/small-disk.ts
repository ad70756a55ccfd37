import { execFileSync } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

export interface SmallDisk {
  readonly path: string;
  /** Not one byte more fits. */
  fill(): void;
  makeRoom(): Promise<void>;
  makeReadOnly(): void;
  makeWritable(): void;
  remove(): Promise<void>;
}

/** A real file system of a few megabytes; mounting it takes root, or sudo without a password. */
export async function mountSmallDisk(path: string): Promise<SmallDisk> {
  await mkdir(path);
  const owner = `uid=${String(process.getuid?.())},gid=${String(process.getgid?.())}`;
  asRoot('mount', '-t', 'tmpfs', '-o', `size=24m,mode=700,${owner}`, 'tapdesk-test', path);
  const ballast = join(path, 'ballast');
  return {
    path,
    fill: () => {
      fillUp(ballast, 65_536);
      fillUp(ballast, 1);
    },
    makeRoom: () => rm(ballast),
    makeReadOnly: () => {
      asRoot('mount', '-o', 'remount,ro', path);
    },
    makeWritable: () => {
      asRoot('mount', '-o', 'remount,rw', path);
    },
    remove: async () => {
      asRoot('umount', '--lazy', path);
      await rm(path, { recursive: true });
    },
  };
}

function fillUp(file: string, chunkBytes: number): void {
  const descriptor = openSync(file, 'a');
  try {
    for (;;) if (writeSync(descriptor, Buffer.alloc(chunkBytes, 1)) < chunkBytes) return;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(descriptor);
  }
}

function asRoot(command: string, ...args: readonly string[]): void {
  if (process.getuid?.() === 0) execFileSync(command, args);
  else execFileSync('sudo', ['-n', command, ...args]);
}
