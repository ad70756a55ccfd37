import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { withPrivateKeyring } from './keyring.mjs';
import { Trouble } from './trouble.mjs';

// Says where the bus is and stays until its standard input ends.
const staying = ['sh', '-c', 'echo "bus=$DBUS_SESSION_BUS_ADDRESS"; exec cat'];

/** A D-Bus with an empty, unlocked keyring that outlives the apps started in `environment`. */
export async function startPrivateKeyring() {
  const { command, environment, remove } = withPrivateKeyring(staying);
  const [program, ...args] = command;
  const session = spawn(program, args, {
    env: { ...process.env, ...environment },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = once(session, 'exit').catch(() => undefined);
  const close = async () => {
    session.stdin.end();
    await ended;
    remove();
  };
  const address = await Promise.race([busAddress(session), ended.then(() => undefined)]);
  if (address === undefined) {
    remove();
    throw new Trouble(
      'The private keyring did not start. It takes dbus-run-session and gnome-keyring-daemon.',
    );
  }
  return { environment: { ...environment, DBUS_SESSION_BUS_ADDRESS: address }, close };
}

async function busAddress(session) {
  let output = '';
  for await (const chunk of session.stdout) {
    output += chunk;
    const found = /^bus=(.+)$/m.exec(output)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}
