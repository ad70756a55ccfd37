import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inProject, projectFolder } from './places.mjs';
import { Trouble } from './trouble.mjs';

const STEP_LIMIT_MS = 15_000;
const screenshot = inProject('out', 'practice-enrollment.png');

/**
 * Opens the desk in practice mode on the given display and enrolls one card the way a person does, telling each step.
 *
 * @param {{ executable: string, display: string, say: (text: string) => void }} means
 */
export async function enrollPracticeCard({ executable, display, say }) {
  // Imported here: nothing is installed yet when the scripts that lead here are loaded.
  const { _electron } = await import('@playwright/test');
  const dataFolder = await mkdtemp(join(tmpdir(), 'tapdesk-practice-'));
  let desk;
  try {
    desk = await _electron.launch({
      executablePath: executable,
      args: [projectFolder, '--practice', '--data-dir', dataFolder],
      env: { ...process.env, DISPLAY: display },
      timeout: STEP_LIMIT_MS,
    });
    const window = await desk.firstWindow({ timeout: STEP_LIMIT_MS });
    window.setDefaultTimeout(STEP_LIMIT_MS);
    await takePracticeSteps(window, say, screenshot);
  } finally {
    await desk?.close();
    // A process of the desk that ends last may still write.
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

/**
 * @param {import('@playwright/test').Page} window
 * @param {(text: string) => void} say
 * @param {string} picture the file the window is pictured in, at the end or where it failed
 */
export async function takePracticeSteps(window, say, picture) {
  const { expect } = await import('@playwright/test');
  const patience = { timeout: STEP_LIMIT_MS };
  const field = (name) => window.getByLabel(name, { exact: true });
  const button = (name) => window.getByRole('button', { name, exact: true });
  const reply = window.getByRole('status').filter({ hasText: /Enrolled/ });

  const steps = {
    'The desk is open in practice mode': () => expect(button('Tap a practice card')).toBeVisible(patience),
    'Tap a practice card': () => button('Tap a practice card').click(),
    'The card number is in the form': () => expect(field('Card number')).not.toHaveValue('', patience),
    'First name: Vera': () => field('First name').fill('Vera'),
    'Last name: Lind': () => field('Last name').fill('Lind'),
    'Generate a PIN': () => button('Generate').click(),
    'The PIN is in the form': () => expect(field('PIN')).toHaveValue(/^\d{4}$/, patience),
    'Choose the first access level': () => window.getByRole('checkbox').first().press('Space'),
    Enroll: () => button('Enroll').click(),
    'The service has answered': () => expect(reply).toBeVisible(patience),
  };
  await mkdir(dirname(picture), { recursive: true });
  for (const [name, take] of Object.entries(steps)) {
    try {
      await take();
    } catch (error) {
      await window.screenshot({ path: picture }).catch(() => undefined);
      throw new Trouble(`The practice enrollment failed at “${name}”: ${error.message}\nSee ${picture}`);
    }
    say(`  ${name}`);
  }
  say(`Reply: ${(await reply.innerText()).replaceAll(/\s+/g, ' ').trim()}`);
  await window.screenshot({ path: picture });
  say(`Screenshot: ${picture}`);
}
