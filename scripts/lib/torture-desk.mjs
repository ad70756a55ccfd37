import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { openDevTools } from './devtools.mjs';
import { Trouble } from './trouble.mjs';

const START_LIMIT_MS = 30_000;
const LEAVING_LIMIT_MS = 10_000;
/** Containers have no system bus, and nothing here needs one. */
const noise = /^.*\bbus\.cc\b.*\n/gm;

const running = new Set();

/** For a run that is broken off: nothing of it stays behind. */
export const killRunningDesks = () => running.forEach(killGroup);

/**
 * Starts the packaged app in a process group of its own. `ready` settles when its window's `window.desk` answers, or
 * when the app has ended; `ask` is a call of that window.
 *
 * @param {{ executable: string, args: readonly string[], environment: NodeJS.ProcessEnv }} start
 */
export function startTorturedDesk({ executable, args, environment }) {
  const child = spawn(executable, [...args, '--remote-debugging-port=0'], {
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  running.add(child.pid);
  const ended = once(child, 'exit');
  const state = { output: '', devTools: undefined, session: undefined };
  const ready = Promise.race([
    connect(child, state),
    stopSentence(child, state),
    ended.then(() => undefined),
    wait(START_LIMIT_MS, undefined, { ref: false }).then(() => {
      throw new Trouble(`The desk did not answer in ${START_LIMIT_MS / 1000} s:\n${state.output}`);
    }),
  ]);
  // Whoever kills before it is ready does not wait for it.
  ready.catch(() => undefined);

  async function clearUp() {
    await ended;
    await state.devTools?.closed;
    killGroup(child.pid);
    await groupIsGone(child.pid);
    running.delete(child.pid);
  }

  return {
    ready,
    ended,
    ask: (name, input) => ask(state, name, input),
    /** The main process first, as a crash would; what it leaves behind is killed, too, and gone when this settles. */
    async kill() {
      child.kill('SIGKILL');
      await clearUp();
    },
    /** Everything at once: the session ends, the power goes. */
    async killAll() {
      killGroup(child.pid);
      await clearUp();
    },
    async close() {
      child.kill('SIGTERM');
      const isClosed = await Promise.race([
        ended.then(() => true),
        wait(LEAVING_LIMIT_MS, false, { ref: false }),
      ]);
      if (!isClosed) killGroup(child.pid);
      await clearUp();
      if (!isClosed) throw new Trouble(`The desk did not close when it was asked to:\n${state.output}`);
    },
  };
}

async function connect(child, state) {
  state.devTools = await openDevTools(await debuggingAddress(child, state));
  state.session = await pageSession(state.devTools);
  const view = await ask(state, 'getDesk');
  if (view === undefined) throw new Trouble(`The desk does not answer:\n${state.output}`);
  return view;
}

function debuggingAddress(child, state) {
  return new Promise((resolve, reject) => {
    child.stderr.on('data', (chunk) => {
      state.output = (state.output + chunk).replaceAll(noise, '');
      const address = /DevTools listening on (ws:\/\/\S+)/.exec(state.output)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once('error', (error) =>
      reject(new Trouble(`The packaged app could not be started: ${error.message}`)),
    );
  });
}

/** A desk that says why it does not start has said it on standard error. */
function stopSentence(child, state) {
  return new Promise((_, reject) => {
    child.stderr.on('data', () => {
      const sentence = /Tapdesk did not start: .*/.exec(state.output)?.[0];
      if (sentence !== undefined) reject(new Trouble(sentence));
    });
  });
}

function pageSession(devTools) {
  return new Promise((resolve, reject) => {
    devTools.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'page') resolve(sessionId);
    });
    devTools
      .send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true })
      .catch(reject);
  });
}

/** Undefined when the desk ended before it answered. */
async function ask({ devTools, session }, name, input) {
  const expression = `(${askInPage})(${JSON.stringify(name)}, ${JSON.stringify(input)})`;
  for (;;) {
    const reply = await devTools
      .send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }, session)
      .catch((error) => ({ failure: error.message }));
    // The first, empty page makes way for the desk's.
    if (/destroyed|navigated|Cannot find/.test(reply.failure ?? '')) continue;
    if (reply.failure !== undefined) return undefined;
    if (reply.exceptionDetails !== undefined)
      throw new Trouble(`window.desk.${name}: ${JSON.stringify(reply.exceptionDetails)}`);
    const { value } = reply.result;
    if (!value.ok) throw new Trouble(`window.desk.${name}: ${value.failure}`);
    return value.value;
  }
}

/** Runs in the page, which may be there before its bridge is, and empty before it is the desk's. */
async function askInPage(name, input) {
  while (globalThis.location.protocol !== 'app:' || globalThis.desk === undefined)
    await new Promise((resolve) => setTimeout(resolve, 5));
  return globalThis.desk[name](input);
}

function killGroup(id) {
  try {
    process.kill(-id, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

async function groupIsGone(id) {
  for (const startedAtMs = performance.now(); isGroupAlive(id); await wait(5))
    if (performance.now() - startedAtMs > LEAVING_LIMIT_MS)
      throw new Trouble(`Processes of the killed desk are still there (process group ${id}).`);
}

// A dead process that nobody has asked after yet is still listed: as Z, in a group it does nothing in any more.
function isGroupAlive(id) {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return processes.some((name) => {
    const [state, , group] = statOf(name);
    return Number(group) === id && state !== 'Z' && state !== 'X';
  });
}

/** State, parent, group, …; a process may end between being listed and being read. */
function statOf(processId) {
  try {
    return readFileSync(`/proc/${processId}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
  } catch {
    return [];
  }
}
