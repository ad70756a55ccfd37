import { Trouble } from './trouble.mjs';

/** Each of these must be 0. Faults of other kinds are shown when there are any. */
const alwaysShown = [
  'lost',
  'registered twice',
  'saved twice',
  'sent again after delivery',
  'out of order',
  'integrity',
];
const FAULTS_TOLD = 20;

/**
 * Prints what was done and what came of it; any fault is a Trouble.
 *
 * @param {import('./reporter.mjs').Reporter} reporter
 */
export function tell(reporter, { played, killsByPhase, elapsedMs }) {
  const submissions = played.flatMap(({ ledger }) => [...ledger.submissions.values()]);
  const faults = played.flatMap(({ ledger }) => ledger.faults);
  const killCount = [...killsByPhase.values()].reduce((sum, count) => sum + count, 0);
  const count = (test) => submissions.filter(test).length;

  table(reporter, 'Kills', killsByPhase);
  table(reporter, 'Replies to an add', sumOf(played.map(({ service }) => service.replyCounts)));
  table(
    reporter,
    'Submissions',
    new Map([
      ['made', submissions.length],
      ['acknowledged', count(({ isAcknowledged }) => isAcknowledged)],
      [
        'saved, the acknowledgement cut off',
        count(({ isAcknowledged, id }) => !isAcknowledged && id !== null),
      ],
      ['not saved, not acknowledged', count(({ id }) => id === null)],
      ['committed more than once by the service', count(({ commitCount }) => commitCount > 1)],
      ['access keys at the end', played.reduce((sum, { service }) => sum + service.keys().length, 0)],
    ]),
  );
  const faultCounts = new Map(alwaysShown.map((kind) => [kind, 0]));
  for (const { kind } of faults) faultCounts.set(kind, (faultCounts.get(kind) ?? 0) + 1);
  table(reporter, 'Faults', faultCounts);
  const perMinute = (killCount / elapsedMs) * 60_000;
  reporter.say(
    `${killCount} kills in ${(elapsedMs / 1000).toFixed(0)} s: ${perMinute.toFixed(0)} a minute; ${faults.length} faults`,
  );
  if (faults.length > 0)
    throw new Trouble(
      faults
        .slice(0, FAULTS_TOLD)
        .map(({ kind, words }) => `${kind}: ${words}`)
        .join('\n'),
    );
}

function table(reporter, title, counts) {
  const total = [...counts.keys()].reduce((longest, name) => Math.max(longest, name.length), 0);
  reporter.say(`\n${title}`);
  for (const [name, count] of counts) reporter.say(`  ${name.padEnd(total)} ${String(count).padStart(7)}`);
}

function sumOf(maps) {
  const sum = new Map();
  for (const [name, count] of maps.flatMap((map) => [...map])) sum.set(name, (sum.get(name) ?? 0) + count);
  return sum;
}
