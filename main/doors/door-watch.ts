import type { NetworkStatus } from '../../contract/desk.ts';
import type { DoorTray, TrayStanding } from '../../contract/doors.ts';
import { assertNever } from '../../contract/assert-never.ts';
import type { ReplyKind } from '../api/reply-kind.ts';
import type { Clock } from '../clock.ts';
import { networkStatusOf } from '../delivery/delivery-worker.ts';
import type { SeenTap } from './door-events.ts';
import { remembered } from './door-memory.ts';
import { startOfLook, startOfNext, sweepDoors, type Sweep, type Unanswered } from './door-sweep.ts';
import type { EventPage } from './event-page.ts';

interface DoorWatchDependencies {
  readonly apiKey: () => string | null;
  /** What keeps the whole desk from sending keeps it from asking. */
  readonly pause: () => 'no-key' | 'key-refused' | null;
  readonly askPage: (
    apiKey: string,
    fromMs: number,
    continuationKey: string | null,
  ) => Promise<ReplyKind<EventPage>>;
  readonly viewOf: (tap: SeenTap) => DoorTray['taps'][number];
  readonly clock: Clock;
  readonly onChanged: (tray: DoorTray) => void;
  readonly onKeyRefused: (apiKey: string) => void;
  readonly onNetwork: (status: NetworkStatus) => void;
}

export interface DoorWatch {
  /** Asks from now on, and says what is known so far. */
  open(): DoorTray;
  /** Nothing is asked until it is opened again; what is known stays, for a day. */
  close(): void;
  /** The network, the key or what pauses the desk is another one: looks at once. */
  tryAgain(): void;
  /** Drops the taps `isTheirs` is true of; what the doors tell anew is shown anew. */
  forgetTaps(isTheirs: (tap: SeenTap) => boolean): void;
  /** The service is another one: what the old one told is dropped. */
  forget(): void;
}

const LOOK_MS = 5_000;
const LONGEST_WAIT_MS = 60_000;
const LONGEST_BUSY_MS = 5 * 60_000;

/** Asks for denied taps while somebody looks. They are personal data, and are kept in memory only. */
export function createDoorWatch(dependencies: DoorWatchDependencies): DoorWatch {
  const { clock } = dependencies;
  let taps: readonly SeenTap[] = [];
  let standing: TrayStanding = { kind: 'asking' };
  let askedAtMs: number | null = null;
  let reportedAtMs: number | null = null;
  let isCatchingUp = false;
  let fromMs: number | null = null;
  let unansweredCount = 0;
  let isOpen = false;
  let isLooking = false;
  let forgottenCount = 0;
  let callOff: () => void = () => undefined;

  function tray(): DoorTray {
    taps = remembered(taps, [], clock.nowMs());
    return { standing, askedAtMs, reportedAtMs, isCatchingUp, taps: taps.map(dependencies.viewOf) };
  }

  function report(): void {
    if (isOpen) dependencies.onChanged(tray());
  }

  function lookAfter(waitMs: number): void {
    callOff();
    if (isOpen) callOff = clock.after(waitMs, look);
  }

  function look(): void {
    if (!isOpen || isLooking) return;
    const apiKey = dependencies.apiKey();
    const pause = dependencies.pause() ?? (apiKey === null ? 'no-key' : null);
    if (apiKey !== null && pause === null) {
      if (standing.kind === 'paused') {
        standing = { kind: 'asking' };
        report();
      }
      void lookWith(apiKey);
    } else if (pause !== null) {
      standing = { kind: 'paused', reason: pause };
      report();
    }
  }

  async function lookWith(apiKey: string): Promise<void> {
    const ours = forgottenCount;
    const startedMs = clock.nowMs();
    const sinceMs = startOfLook(fromMs, startedMs);
    isLooking = true;
    const sweep = await sweepDoors({
      askPage: (continuationKey) => askPage(apiKey, sinceMs, continuationKey),
      nowMs: () => clock.nowMs(),
      isWanted: () => isOpen && ours === forgottenCount,
    });
    isLooking = false;
    if (ours === forgottenCount) {
      taps = remembered(taps, sweep.taps, clock.nowMs());
      fromMs = startOfNext(sweep, startedMs, sinceMs);
      lookAfter(concluded(sweep, apiKey));
      report();
    } else lookAfter(0);
  }

  async function askPage(
    apiKey: string,
    sinceMs: number,
    continuationKey: string | null,
  ): Promise<ReplyKind<EventPage>> {
    try {
      return await dependencies.askPage(apiKey, sinceMs, continuationKey);
    } catch {
      // Asking never throws by itself; whatever did, the tray must not stand still with it.
      return { kind: 'no-connection', cause: 'other' };
    }
  }

  /** The wait until the next look. */
  function concluded({ end, pageCount }: Sweep, apiKey: string): number {
    switch (end.kind) {
      case 'read':
        unansweredCount = 0;
        standing = { kind: 'watching' };
        askedAtMs = clock.nowMs();
        reportedAtMs = end.leastSyncMs;
        isCatchingUp = end.isCut;
        dependencies.onNetwork('connected');
        // However long a look was, the service is asked once in five seconds.
        return LOOK_MS * pageCount;
      case 'unanswered':
        dependencies.onNetwork(networkStatusOf(end.reply));
        // 403: it may not ask the doors, which says nothing of sending.
        if (end.reply.kind === 'key-refused' && end.reply.status !== 403) {
          dependencies.onKeyRefused(apiKey);
          // Says that it is paused, or goes on where the key was replaced meanwhile.
          return 0;
        }
        unansweredCount += 1;
        standing = cannotAsk(end.reply);
        return waitAfter(end.reply, unansweredCount);
      case 'not-wanted':
        return 0;
      default:
        return assertNever(end);
    }
  }

  return {
    open() {
      isOpen = true;
      lookAfter(0);
      return tray();
    },
    close() {
      isOpen = false;
      callOff();
    },
    tryAgain() {
      unansweredCount = 0;
      lookAfter(0);
    },
    forgetTaps(isTheirs) {
      taps = taps.filter((tap) => !isTheirs(tap));
      report();
    },
    forget() {
      forgottenCount += 1;
      [taps, standing, askedAtMs, reportedAtMs] = [[], { kind: 'asking' }, null, null];
      [fromMs, isCatchingUp] = [null, false];
      report();
      lookAfter(0);
    },
  };
}

function cannotAsk(reply: Unanswered): TrayStanding {
  if (reply.kind === 'key-refused') return { kind: 'cannot-ask', cause: 'refused', words: '' };
  const words = reply.kind === 'tls' || reply.kind === 'refused' ? reply.words : '';
  return { kind: 'cannot-ask', cause: reply.kind, words };
}

function waitAfter(reply: Unanswered, unansweredCount: number): number {
  const growingMs = Math.min(LOOK_MS * 2 ** Math.min(unansweredCount - 1, 10), LONGEST_WAIT_MS);
  const askedForMs = reply.kind === 'busy' ? (reply.retryAfterMs ?? 0) : 0;
  return Math.max(growingMs, Math.min(askedForMs, LONGEST_BUSY_MS));
}
