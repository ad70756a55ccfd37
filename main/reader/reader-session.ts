import type { ReadProblem } from '../../contract/card.ts';
import type { ReaderProfile, ReaderStatus } from '../../contract/reader.ts';
import { startAsking, type Asking } from './asking.ts';
import type { Csn } from './csn.ts';
import type { Heard } from './hearing.ts';
import { createLineListener, isLineProblem, type LineListener } from './line-listener.ts';
import type { PortSearch } from './port-identity.ts';
import type { OpenPort, OpenPortOutcome, PortFailure, PortListener, ReaderPort } from './reader-port.ts';
import { waitBeforeReopening } from './reopen-delay.ts';
import type { SetTimer } from './set-timer.ts';
import { settledInTime, type PortRelease } from './settled-in-time.ts';

const WATCH_MS = 2000;

interface ReaderSessionDependencies {
  readonly profile: ReaderProfile;
  readonly openPort: OpenPort;
  /** Where the reader is now; asked before each opening, never rejects. */
  readonly resolvePath: (profile: ReaderProfile) => Promise<PortSearch>;
  readonly portExists: (path: string) => Promise<boolean>;
  /** Must not jump when somebody sets the clock. */
  readonly nowMs: () => number;
  readonly setTimer: SetTimer;
  readonly onCard: (csn: Csn, isBesideAnother: boolean) => void;
  /** A card that was told is still there. */
  readonly onHeld: (csn: Csn) => void;
  readonly onRefused: (problem: ReadProblem) => void;
  readonly onStatus: (status: ReaderStatus) => void;
  readonly onHeard: (heard: Heard) => void;
}

export interface ReaderSession {
  /** Nothing is told afterwards. `stuck`: at least one of its ports was. */
  close(): Promise<PortRelease>;
}

interface OpenLine {
  readonly listener: LineListener;
  port: ReaderPort | null;
  asking: Asking | null;
  cancelWatch: () => void;
}

/** Keeps one reader open, from now until closed: opens, listens, and opens again when the port has gone. */
export function createReaderSession(dependencies: ReaderSessionDependencies): ReaderSession {
  const { profile, openPort, portExists, setTimer, onCard, onRefused, onStatus } = dependencies;
  let { path } = profile;
  let isClosed = false;
  let wasOpen = false;
  let line: OpenLine | null = null;
  let failure: { readonly problem: PortFailure['problem']; readonly count: number } | null = null;
  let statusText = '';
  let cancelReopening: () => void = () => undefined;
  let opening = Promise.resolve();
  let isStuck = false;

  function tellStatus(status: ReaderStatus): void {
    const text = JSON.stringify(status);
    if (isClosed || text === statusText) return;
    statusText = text;
    onStatus(status);
  }

  async function open(): Promise<void> {
    const opened = createOpenLine();
    line = opened;
    const outcome = await openWhereItIs({
      onData: (bytes) => {
        if (line !== opened) return;
        opened.asking?.heard();
        opened.listener.hear(bytes);
      },
      onClosed: (closed) => {
        if (line === opened) void lose(opened, closed);
      },
    });
    if (outcome.kind === 'failed') {
      if (line === opened) await lose(opened, outcome.failure);
      return;
    }
    if (line !== opened) {
      await outcome.port.close();
      return;
    }
    opened.port = outcome.port;
    wasOpen = true;
    failure = null;
    tellStatus({ kind: 'ready', path });
    ask(opened, outcome.port);
    watch(opened);
  }

  async function openWhereItIs(listener: PortListener): Promise<OpenPortOutcome> {
    const search = await dependencies.resolvePath(profile);
    if (search.kind !== 'found') {
      const problem = search.kind === 'missing' ? 'not-found' : 'several-alike';
      return { kind: 'failed', failure: { problem, heldBy: null, group: null } };
    }
    path = search.path;
    return openPort({ ...profile, path }, listener);
  }

  function createOpenLine(): OpenLine {
    const listener = createLineListener({
      ...dependencies,
      onCard: (csn, isBesideAnother) => {
        tellStatus({ kind: 'ready', path });
        onCard(csn, isBesideAnother);
      },
      onRefused: (problem) => {
        if (isLineProblem(problem)) tellStatus({ kind: 'wrong-data', path, problem });
        onRefused(problem);
      },
      onNoCard: () => {
        tellStatus({ kind: 'ready', path });
      },
    });
    return { listener, port: null, asking: null, cancelWatch: () => undefined };
  }

  function ask(asked: OpenLine, port: ReaderPort): void {
    const { poll } = asked.listener;
    if (poll === null) return;
    asked.asking = startAsking({
      poll,
      write: (bytes) => port.write(bytes),
      setTimer,
      onUnanswered: () => {
        tellStatus({ kind: 'no-answer', path });
      },
      onAnswered: () => {
        tellStatus({ kind: 'ready', path });
      },
    });
  }

  /** Not every system tells that an open port has gone, and the driver may read nothing from it for ever. */
  function watch(watched: OpenLine): void {
    watched.cancelWatch = setTimer(WATCH_MS, () => {
      void portExists(path).then((exists) => {
        if (line !== watched) return;
        if (exists) watch(watched);
        else void lose(watched, { problem: 'unplugged', heldBy: null, group: null });
      });
    });
  }

  async function lose(lost: OpenLine, { problem, heldBy, group }: PortFailure): Promise<void> {
    line = null;
    // A path that is missing since we had it open: somebody pulled the plug.
    const told = problem === 'not-found' && wasOpen ? 'unplugged' : problem;
    const count = failure?.problem === told ? failure.count + 1 : 1;
    failure = { problem: told, count };
    tellStatus({ kind: 'not-connected', path, problem: told, heldBy, group });
    await release(lost);
    if (isClosed) return;
    cancelReopening = setTimer(waitBeforeReopening(told, count), () => {
      opening = open();
    });
  }

  /** Before opening again: the old handle would hold the port against the new one. */
  async function release({ listener, port, asking, cancelWatch }: OpenLine): Promise<void> {
    asking?.stop();
    listener.stop();
    cancelWatch();
    if (port !== null) await waitFor(port.close());
  }

  async function waitFor(work: Promise<void>): Promise<void> {
    if ((await settledInTime(work, setTimer)) === 'stuck') isStuck = true;
  }

  tellStatus({ kind: 'connecting', path });
  opening = open();

  return {
    close: async () => {
      isClosed = true;
      cancelReopening();
      const last = line;
      line = null;
      if (last !== null) await release(last);
      await waitFor(opening);
      return isStuck ? 'stuck' : 'free';
    },
  };
}
