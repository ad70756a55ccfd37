import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../../main/store/database.ts';
import { stopLine } from '../../../main/stop-page.ts';
import { openProblemOf } from '../../../main/store/open-problem.ts';
import { storageProblemOf } from '../../../main/store/storage-problem.ts';
import { nothingYet } from '../../../main/store/submission-record.ts';
import { newSeal, openOutboxFile, outboxIn, requestFor, type OutboxFile } from '../../support/outbox-file.ts';
import { mountSmallDisk, type SmallDisk } from '../../support/small-disk.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const NOW_MS = Date.UTC(2026, 0, 15);
const SUBMISSION_COUNT = 12;
const PAGE_BYTES = 4_096;
const LATER_MS = NOW_MS + 60_000;
const seal = newSeal();
const cards = Array.from({ length: SUBMISSION_COUNT }, (_, index) => `card ${index}`);
const delivered = { kind: 'delivered', outcome: nothingYet, learnt: null, followAtMs: null } as const;

interface Files {
  readonly database: Buffer;
  readonly log: Buffer;
}

/** What a killed desk leaves: all in the log, or, after a checkpoint, all in the file. */
async function filesOfKilledDesk(where: 'in the log' | 'in the file'): Promise<Files> {
  const path = join(temporaryFolder(), 'tapdesk.db');
  const { outbox, database } = await openOutboxFile(path, seal);
  for (const card of cards) enqueue(outbox, card);
  if (where === 'in the file') database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const files = { database: readFileSync(path), log: readFileSync(`${path}-wal`) };
  database.close();
  return files;
}

function enqueue(outbox: OutboxFile['outbox'], card: string): void {
  outbox.add([{ id: randomUUID(), request: requestFor(card), needs: null }], NOW_MS);
}

type Ending =
  | { readonly kind: 'said'; readonly sentence: string; readonly delivered?: undefined }
  | { readonly kind: 'open'; readonly delivered: readonly string[]; readonly setAsideCount: number };

/** Starts on the files and delivers all it can. Where it stops with a sentence, it has changed nothing. */
async function startOn(files: Files, folder = temporaryFolder()): Promise<Ending> {
  const path = join(folder, 'tapdesk.db');
  writeFileSync(path, files.database);
  if (files.log.length > 0) writeFileSync(`${path}-wal`, files.log);

  const opened = await openDatabase(path).catch(openProblemOf);
  if (opened.kind !== 'open') {
    expect(readFileSync(path).equals(files.database)).toBe(true);
    expect(files.log.length === 0 || readFileSync(`${path}-wal`).equals(files.log)).toBe(true);
    return { kind: 'said', sentence: stopLine({ kind: opened.kind, path }) };
  }
  try {
    // What is tried here has happened to the files before.
    opened.database.exec('PRAGMA synchronous = OFF');
    return deliverAll(outboxIn(opened.database, seal));
  } catch (error) {
    // Shown in the status line, and in place of "Saved".
    return { kind: 'said', sentence: stopLine({ kind: storageProblemOf(error), path }) };
  } finally {
    opened.database.close();
  }
}

function deliverAll({ outbox, list }: OutboxFile): Ending {
  const found: string[] = [];
  for (let taken = outbox.takeDue(LATER_MS); taken; taken = outbox.takeDue(LATER_MS)) {
    expect(taken.request).toEqual(requestFor(taken.request.cardKey));
    found.push(taken.request.cardKey);
    outbox.settle(taken.id, delivered, LATER_MS);
  }
  const unreadableCount = list.newest(1_000).filter(({ contents }) => contents === null).length;
  return { kind: 'open', delivered: found, setAsideCount: unreadableCount };
}

function flipped(bytes: Buffer, place: number, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  const at = place % bytes.length;
  copy.writeUInt8(copy.readUInt8(at) ^ (1 << bit), at);
  return copy;
}

const aPlace = fc.nat({ max: 2 ** 30 });
const aBit = fc.nat({ max: 7 });

const sentences = /damaged|newer Tapdesk|cannot be (opened|written)/;

/** In a few words, so that a submission that is nowhere stands out. */
function accountOf(ending: Ending): string {
  if (ending.kind === 'said') return sentences.test(ending.sentence) ? 'said' : ending.sentence;
  const missing = SUBMISSION_COUNT - new Set(ending.delivered).size - ending.setAsideCount;
  return `open, ${ending.setAsideCount} set aside, ${missing} missing`;
}

describe('a damaged outbox', { timeout: 60_000 }, () => {
  it('loses nothing to a flipped bit in its file without a word: a sentence, or the row set aside and counted', async () => {
    const sound = await filesOfKilledDesk('in the file');
    const folder = temporaryFolder();
    const accounts = new Set<string>();

    await fc.assert(
      fc.asyncProperty(aPlace, aBit, async (place, bit) => {
        const database = flipped(sound.database, place, bit);
        accounts.add(accountOf(await startOn({ ...sound, database }, freshIn(folder))));
      }),
      { numRuns: 100 },
    );

    const allowed = ['said', 'open, 0 set aside, 0 missing', 'open, 1 set aside, 0 missing'];
    expect([...accounts].filter((account) => !allowed.includes(account))).toEqual([]);
    expect(accounts).toContain('said');
  });

  it('loses nothing to a flipped bit in its log without a word, but in the last commit, which a power cut may have cut off', async () => {
    const sound = await filesOfKilledDesk('in the log');
    const folder = temporaryFolder();
    const accounts = new Set<string>();

    await fc.assert(
      fc.asyncProperty(aPlace, aBit, async (place, bit) => {
        const log = flipped(sound.log, place, bit);
        accounts.add(accountOf(await startOn({ ...sound, log }, freshIn(folder))));
      }),
      // The last is in the last commit.
      { numRuns: 60, examples: [[sound.log.length - 1, 0]] },
    );

    expect([...accounts].sort()).toEqual(['open, 0 set aside, 1 missing', 'said']);
  });

  it('says so when its file was cut short, and leaves what is there', async () => {
    const sound = await filesOfKilledDesk('in the file');
    const pageCount = sound.database.length / PAGE_BYTES;
    const lengths = [0, 1, 100, 511, ...Array.from({ length: pageCount }, (_, page) => page * PAGE_BYTES)];
    const folder = temporaryFolder();

    for (const length of lengths) {
      const database = sound.database.subarray(0, length);
      expect(accountOf(await startOn({ ...sound, database }, freshIn(folder)))).toBe('said');
    }
  });

  it('says so when the file is empty or gone and its log is still there', async () => {
    const sound = await filesOfKilledDesk('in the log');
    const path = join(temporaryFolder(), 'tapdesk.db');
    writeFileSync(`${path}-wal`, sound.log);

    expect(await openDatabase(path)).toEqual({ kind: 'not-a-database' });
    expect(readFileSync(`${path}-wal`).equals(sound.log)).toBe(true);
    expect(existsSync(path)).toBe(false);
    expect(await startOn({ ...sound, database: Buffer.alloc(0) })).toMatchObject({ kind: 'said' });
  });

  it('opens a log that was cut short with the commits that are whole, in their order', async () => {
    const sound = await filesOfKilledDesk('in the log');
    const folder = temporaryFolder();

    await fc.assert(
      fc.asyncProperty(aPlace, async (place) => {
        const log = sound.log.subarray(0, place % sound.log.length);
        const { delivered = [] } = await startOn({ ...sound, log }, freshIn(folder));
        expect(delivered).toEqual(cards.slice(0, delivered.length));
      }),
      { numRuns: 40 },
    );
  });

  it('is made anew when the desk was killed while it was made for the first time', async () => {
    const path = join(temporaryFolder(), 'tapdesk.db');
    writeFileSync(`${path}.new`, 'half of a file');

    const { outbox, database } = await openOutboxFile(path, seal);
    enqueue(outbox, 'card 0');
    database.close();

    expect(await deliveredOnReopening(path)).toEqual(['card 0']);
    expect(existsSync(`${path}.new`)).toBe(false);
  });
});

describe.skipIf(!mayMount())('a disk that gives out (skipped where no file system may be mounted)', () => {
  it('keeps all it said yes to when it is full, and says so at the one it did not keep', async () => {
    const disk = await smallDisk();
    const path = join(disk.path, 'tapdesk.db');
    const { outbox, database } = await openOutboxFile(path, seal);
    enqueue(outbox, 'before');
    disk.fill();

    const refused = problemOf(() => {
      enqueue(outbox, 'refused');
    });
    database.close();
    await disk.makeRoom();

    expect(refused).toBe('disk-full');
    expect(await deliveredOnReopening(path)).toEqual(['before']);
  });

  it('says so when it may only be read, and has everything when it may be written again', async () => {
    const disk = await smallDisk();
    const path = join(disk.path, 'tapdesk.db');
    const { outbox, database } = await openOutboxFile(path, seal);
    enqueue(outbox, 'before');
    database.close();
    disk.makeReadOnly();

    const opened = await openDatabase(path).catch(openProblemOf);

    expect(opened).toEqual({ kind: 'read-only' });
    disk.makeWritable();
    expect(await deliveredOnReopening(path)).toEqual(['before']);
  });
});

async function deliveredOnReopening(path: string): Promise<readonly string[]> {
  const opened = await openOutboxFile(path, seal);
  const ending = deliverAll(opened);
  opened.database.close();
  return ending.kind === 'open' ? ending.delivered : [];
}

function problemOf(work: () => void): string {
  try {
    work();
    return 'none';
  } catch (error) {
    return storageProblemOf(error);
  }
}

/** One folder for all runs of a property: only the last run's files are of interest. */
function freshIn(folder: string): string {
  for (const suffix of ['', '-wal', '-shm']) rmSync(join(folder, `tapdesk.db${suffix}`), { force: true });
  return folder;
}

async function smallDisk(): Promise<SmallDisk> {
  const disk = await mountSmallDisk(join(temporaryFolder(), 'disk'));
  onTestFinished(() => disk.remove());
  return disk;
}

function mayMount(): boolean {
  if (process.platform !== 'linux') return false;
  if (process.getuid?.() === 0) return true;
  try {
    execFileSync('sudo', ['-n', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
