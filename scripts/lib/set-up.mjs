import { buildApp } from './build.mjs';
import { checkNode, installDependencies } from './dependencies.mjs';
import { findElectron } from './electron.mjs';
import { aloneInThisClone } from './set-up-lock.mjs';
import { checkSystem } from './system-packages.mjs';

/**
 * Makes this clone ready to run or to be tested. Safe to run again; does only what is not done.
 *
 * @param {'run' | 'test'} purpose
 * @param {import('./reporter.mjs').Reporter} reporter
 * @returns {Promise<import('./electron.mjs').Electron>}
 */
export async function setUp(purpose, reporter) {
  checkNode();
  return aloneInThisClone(reporter, () => takeSteps(purpose, reporter));
}

async function takeSteps(purpose, reporter) {
  await reporter.step('Dependencies', () => installDependencies(reporter));
  let electron;
  await reporter.step('Electron', async () => {
    electron = await findElectron(reporter);
    return `${electron.version} ${electron.origin}`;
  });
  await reporter.step('System', () => checkSystem(electron.executable, purpose, reporter));
  await reporter.step('Build', buildApp);
  return electron;
}
