import { Trouble } from './trouble.mjs';

const LONGEST_KILL_WAIT_MS = 120;

/** What goes wrong at which tap, by chance, a few times each in a long list. */
export function planDrill(count, random) {
  /** About one in `every` taps, never in the first three. */
  const some = (every) => {
    const chosen = [];
    for (let index = 2 + random.whole(1, every); index < count; index += random.whole(every / 2, every * 1.5))
      chosen.push(Math.floor(index));
    return chosen;
  };
  const gaps = some(30).map((from) => [from, from + random.whole(2, 10)]);
  const apart = gaps.filter(([from], index) => index === 0 || from > gaps[index - 1][1]);
  return {
    count,
    offlineAt: apart.map(([from]) => from),
    onlineAt: apart.map(([, to]) => to),
    lostReplyAt: some(20),
    unplugAt: some(50),
    killAt: new Map(some(25).map((index) => [index, random.whole(0, LONGEST_KILL_WAIT_MS)])),
    mistakeAt: some(40),
  };
}

/** Says the figures; any fault is trouble. */
export function tellDrill(reporter, figures) {
  const { tapCount, tapsPerMinute, killCount, networkGapCount, lostReplyCount, unplugCount, mistakeCount } =
    figures;
  const faults = ['wrong', 'lost', 'doubled'].map((name) => [name, figures[name]]);
  reporter.say(`${tapCount} taps, ${tapsPerMinute.toFixed(0)} a minute, restarts included`);
  reporter.say(
    `${killCount} kills, ${networkGapCount} network gaps, ${lostReplyCount} lost replies, ` +
      `${unplugCount} times unplugged, ${mistakeCount} cards tapped again by mistake`,
  );
  reporter.say(
    `${figures.keyCount} keys: ${faults.map(([name, found]) => `${name} ${found.length}`).join(', ')}`,
  );
  for (const [name, found] of faults) for (const one of found.slice(0, 10)) reporter.say(`  ${name}: ${one}`);
  if (figures.keyCount !== tapCount || faults.some(([, found]) => found.length > 0))
    throw new Trouble('Not everybody has their own card, and only that.');
}
