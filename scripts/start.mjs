import { projectFolder } from './lib/places.mjs';
import { enrollPracticeCard } from './lib/practice-enrollment.mjs';
import { createReporter } from './lib/reporter.mjs';
import { runShown } from './lib/run.mjs';
import { setUp } from './lib/set-up.mjs';
import { hasDisplay } from './lib/system-packages.mjs';
import { runScript, Trouble } from './lib/trouble.mjs';
import { startVirtualDisplay } from './lib/virtual-display.mjs';

const PRACTICE_LIMIT_MS = 60_000;

await runScript(async () => {
  const reporter = createReporter(process.stdout);
  const { executable } = await setUp('run', reporter);
  if (hasDisplay()) await openDesk(executable);
  else await practiceWithoutDisplay(executable, reporter.say);
});

async function openDesk(executable) {
  // Chromium refuses to sandbox for root; a container often is root.
  const forRoot = process.getuid?.() === 0 && process.platform === 'linux' ? ['--no-sandbox'] : [];
  process.exitCode = await runShown(executable, [projectFolder, ...process.argv.slice(2), ...forRoot]);
}

async function practiceWithoutDisplay(executable, say) {
  say('No display here: one practice card is enrolled on a virtual one.');
  const { display, close } = await startVirtualDisplay();
  const timer = setTimeout(() => {
    console.error(`The practice enrollment did not end within ${PRACTICE_LIMIT_MS / 1000} s.`);
    void close().finally(() => process.exit(1));
  }, PRACTICE_LIMIT_MS);
  try {
    await enrollPracticeCard({ executable, display, say });
  } catch (error) {
    throw error instanceof Trouble ? error : new Trouble(`The desk could not be opened: ${error.message}`);
  } finally {
    clearTimeout(timer);
    await close();
  }
}
