import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// The password only unlocks a keyring that is deleted after the run.
const session = `printf tapdesk | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"`;

/**
 * Wraps a command so that it runs on a D-Bus of its own with an empty, unlocked keyring: nothing of the user's is touched.
 * What belongs to it ends with the command.
 *
 * @param {readonly string[]} command
 */
export function withPrivateKeyring(command) {
  const home = mkdtempSync(join(tmpdir(), 'tapdesk-keyring-'));
  return {
    command: ['dbus-run-session', '--', 'sh', '-c', session, 'sh', ...command],
    environment: { XDG_DATA_HOME: home, XDG_RUNTIME_DIR: home },
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}
