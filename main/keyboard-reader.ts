import type { Event, Input, WebContents } from 'electron';
import type { ReaderProfile } from '../contract/reader.ts';
import type { Clock } from './clock.ts';
import {
  endBurst,
  noBurst,
  pressKey,
  waitAfter,
  type BurstRules,
  type BurstStep,
} from './reader/key-burst.ts';
import type { KeyPress } from './reader/key-press.ts';
import type { OpenPort, PortListener } from './reader/reader-port.ts';

/** So long main has to be free before a burst is over: enough to handle a key that waited. */
const LAST_WAIT_MS = 15;

interface KeyboardDependencies {
  readonly window: () => WebContents | null;
  readonly clock: Clock;
  /** Must not jump when somebody sets the clock. */
  readonly nowMs: () => number;
  readonly rules: () => BurstRules;
}

/**
 * Opens the keyboard as if it were a port: what a reader types while the desk's window has the keyboard comes as lines, and
 * never reaches the window.
 */
export function openKeyboardPort(dependencies: KeyboardDependencies): OpenPort {
  return (_line, listener) => {
    const contents = dependencies.window();
    if (!contents) {
      const failure = { problem: 'failed', heldBy: null, group: null } as const;
      return Promise.resolve({ kind: 'failed', failure });
    }
    const stop = listenToKeys(contents, listener, dependencies);
    const close = (): Promise<void> => {
      stop();
      return Promise.resolve();
    };
    return Promise.resolve({ kind: 'open', port: { write: () => Promise.resolve(), close } });
  };
}

/** Keeps what a reader types from a page that can do nothing with a card, until the function it returns is called. */
export function dropScans(dependencies: KeyboardDependencies): () => void {
  const contents = dependencies.window();
  return contents ? listenToKeys(contents, { onData: () => undefined }, dependencies) : () => undefined;
}

/** A decimal reader types no letters, so that names are never held back for it. */
export function burstRulesOf(profile: ReaderProfile | null): BurstRules {
  return {
    radix: profile?.format === 'line-hex' ? 'hexadecimal' : 'decimal',
    prefixCode: profile?.prefixKey ?? null,
  };
}

/** Kept whole until it is known whether it was typed. */
interface HeldKey extends KeyPress {
  readonly key: string;
  readonly modifiers: ('shift' | 'iskeypad')[];
}

function listenToKeys(
  contents: WebContents,
  listener: Pick<PortListener, 'onData'>,
  { clock, nowMs, rules }: KeyboardDependencies,
): () => void {
  let burst = noBurst;
  let isReplaying = false;
  let callOff: () => void = () => undefined;
  const held = new Map<KeyPress, HeldKey>();
  // Keys whose going down the window did not see: it must not see them come up either.
  const hidden = new Set<string>();

  function carryOut(step: BurstStep): void {
    const isSame = step.burst === burst;
    burst = step.burst;
    replay(step.typed.flatMap((press) => held.get(press) ?? []));
    if (burst.keys.length === 0) held.clear();
    if (step.scanned !== null) listener.onData(Buffer.from(`${step.scanned}\r`, 'latin1'));
    // What is held must not wait longer for a key that is none of it.
    if (isSame) return;
    callOff();
    const waitMs = waitAfter(burst);
    if (waitMs !== null) endAfter(waitMs - LAST_WAIT_MS);
  }

  /**
   * A timer that fires after main was busy may have its turn before the keys that wait in the queue, and are older. So the
   * last part of the wait begins only when main is free, and anew if it was busy meanwhile.
   */
  function endAfter(waitMs: number): void {
    const dueAtMs = nowMs() + waitMs;
    callOff = clock.after(waitMs, () => {
      if (waitMs === LAST_WAIT_MS && nowMs() - dueAtMs < LAST_WAIT_MS) carryOut(endBurst(burst));
      else endAfter(LAST_WAIT_MS);
    });
  }

  /** In the order they were typed, and before the key that is being handled. */
  function replay(keys: readonly HeldKey[]): void {
    isReplaying = true;
    try {
      for (const { key, modifiers } of keys) {
        const keyCode = padNames[key] ?? key;
        if (keyCode === '') continue;
        contents.sendInputEvent({ type: 'keyDown', keyCode, modifiers });
        if (typesCharacter(key)) contents.sendInputEvent({ type: 'char', keyCode, modifiers });
        contents.sendInputEvent({ type: 'keyUp', keyCode, modifiers });
      }
    } finally {
      isReplaying = false;
    }
  }

  function takeKey(event: Event, input: Input): void {
    if (isReplaying) return;
    if (input.type === 'keyUp') {
      if (hidden.delete(input.code)) event.preventDefault();
      return;
    }
    const press = heldKeyOf(input, nowMs());
    held.set(press, press);
    const step = pressKey(burst, press, rules());
    if (step.isHeld) {
      hidden.add(input.code);
      event.preventDefault();
    }
    carryOut(step);
  }

  contents.on('before-input-event', takeKey);
  return () => {
    callOff();
    if (!contents.isDestroyed()) {
      replay(burst.keys.flatMap((press) => held.get(press) ?? []));
      contents.off('before-input-event', takeKey);
    }
  };
}

/** Keys of the number pad while NumLock is off, by Electron's names: a reader's digits stand there, and a person's arrows. */
const padNames: Readonly<Record<string, string>> = {
  Insert: 'Insert',
  End: 'End',
  ArrowDown: 'Down',
  PageDown: 'PageDown',
  ArrowLeft: 'Left',
  // Does nothing in a window, and Electron has no name for it.
  Clear: '',
  ArrowRight: 'Right',
  Home: 'Home',
  ArrowUp: 'Up',
  PageUp: 'PageUp',
  Delete: 'Delete',
};

function typesCharacter(key: string): boolean {
  return [...key].length === 1;
}

function heldKeyOf(input: Input, atMs: number): HeldKey {
  return {
    code: input.code,
    key: input.key,
    atMs,
    isRepeat: input.isAutoRepeat,
    isShortcut: input.control || input.alt || input.meta,
    isShifted: input.shift,
    canBeHeld: typesCharacter(input.key) || input.key in padNames,
    modifiers: [
      ...(input.shift ? ['shift' as const] : []),
      ...(input.code.startsWith('Numpad') ? ['iskeypad' as const] : []),
    ],
  };
}
