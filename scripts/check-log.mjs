import { existsSync } from 'node:fs';
import { runScript, Trouble } from './lib/trouble.mjs';

const USAGE = 'npm run check-log -- path/to/tapdesk.db [hash that was written down earlier]';

/** Checks the change log in a desk's file, which is only read. It needs no key. */
await runScript(async () => {
  const [path, kept] = process.argv.slice(2);
  if (path === undefined) throw new Trouble(`Name the file: ${USAGE}`);
  if (!existsSync(path)) throw new Trouble(`There is no file ${path}. ${USAGE}`);
  const { report, holdsKept } = lookThrough(await readParts(), path, kept?.trim().toLowerCase());
  if (report.kind === 'broken') throw new Trouble(faultSentence(report));
  console.log(wholeSentence(report));
  if (holdsKept === false)
    throw new Trouble(
      `The hash that was written down is not in it: this log was rewritten, or is another desk's. Keep the file as it is, and compare it with a backup.`,
    );
  if (holdsKept === true) console.log('The hash that was written down is in it: all before it is as it was.');
});

/** An older Node than the project's own reads neither SQLite nor TypeScript. */
async function readParts() {
  try {
    return {
      ...(await import('node:sqlite')),
      ...(await import('../main/store/change-chain.ts')),
      ...(await import('../main/store/change-log-rows.ts')),
    };
  } catch (error) {
    throw new Trouble(
      `This runs on the Node the project brings along (${error.message}). Run: npm run setup, and then this again.`,
    );
  }
}

function lookThrough({ DatabaseSync, createChainCheck, hexOf, headReader, chainEntries }, path, kept) {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const check = createChainCheck();
    let holdsKept = kept === undefined ? undefined : false;
    const head = headReader(database)();
    for (const entry of chainEntries(database, 0, Number.MAX_SAFE_INTEGER)) {
      if (!check.take(entry)) break;
      if (kept === hexOf(entry.hash)) holdsKept = true;
    }
    return { report: check.end(head), holdsKept };
  } catch (error) {
    throw new Trouble(`${path} cannot be read as a desk's file of today: ${error.message}`);
  } finally {
    database.close();
  }
}

function wholeSentence({ count, erasedCount, firstAtMs, lastAtMs, headHash }) {
  if (count === 0) return 'The change log is empty.';
  const erased =
    erasedCount === 0 ? '' : `, ${erasedCount} of them without contents, as the people were erased`;
  return (
    `The change log is whole: ${count} entries${erased}, from ${timeOf(firstAtMs)} to ${timeOf(lastAtMs)}.\n` +
    `Hash of the last entry, to keep elsewhere: ${headHash}`
  );
}

function faultSentence({ fault: { kind, seq }, wholeCount }) {
  const what = {
    missing: `Entry ${seq} is missing.`,
    'not-linked': `Entry ${seq} does not follow entry ${seq - 1}: one was put in another's place.`,
    changed: `Entry ${seq} was changed after it was written.`,
    'other-end': `The log does not end where it says: after entry ${seq} something was cut off or put on.`,
  };
  return `The change log is not whole. ${what[kind]} The ${wholeCount} entries before are as they were written.`;
}

function timeOf(ms) {
  return new Date(ms).toISOString();
}
