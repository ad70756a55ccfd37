import {
  isDoubtful,
  isLikelyScan,
  isPerhapsScan,
  isRestOfScan,
  LONGEST_GAP_MS,
  partsOf,
} from './key-pace.ts';
import { characterOf, doubtfulTextOf, isSeparator, textOf, type KeyPress, type Radix } from './key-press.ts';

export interface BurstRules {
  readonly radix: Radix;
  /** The key the reader was told to send first; null where it sends none. */
  readonly prefixCode: string | null;
}

/** Keys that may be a reader's, and have not been let through yet. */
export interface Burst {
  readonly keys: readonly KeyPress[];
  /**
   * `announced`: the reader's own first key was seen, what follows is not typing. `rest`: a scan ended without its Enter,
   * which may still come, and more of its number before it.
   */
  readonly kind: 'unknown' | 'announced' | 'rest';
}

export interface BurstStep {
  readonly burst: Burst;
  /** Whether this key is kept from the window. */
  readonly isHeld: boolean;
  /** Held keys that were typing after all: they go to the window before anything else. */
  readonly typed: readonly KeyPress[];
  /** What a reader sent, without its first key and its Enter. */
  readonly scanned: string | null;
}

/** A reader that announced itself may be slow, and what is likely a reader's may come in pieces. */
const LONGEST_READER_GAP_MS = 200;
const LONGEST_BURST = 64;

const END_CODES: ReadonlySet<string> = new Set(['Enter', 'NumpadEnter', 'Tab']);
/** They type nothing themselves: a reader that sends capitals presses Shift for each, as a person does. */
const LOCK_CODES: ReadonlySet<string> = new Set(['ShiftLeft', 'ShiftRight', 'CapsLock', 'NumLock']);

export const noBurst: Burst = { keys: [], kind: 'unknown' };
const restOfScan: Burst = { keys: [], kind: 'rest' };

/** How long to wait for the next key before `endBurst`; null when nothing is held. */
export function waitAfter({ keys, kind }: Burst): number | null {
  if (kind === 'announced' || isPerhapsScan(keys)) return LONGEST_READER_GAP_MS;
  if (keys.length > 0) return LONGEST_GAP_MS;
  return kind === 'rest' ? LONGEST_READER_GAP_MS : null;
}

/**
 * One key more. When it was handled does not make it late: it may have waited for a busy process, so that only `endBurst`
 * ends a burst for its age.
 */
export function pressKey(burst: Burst, press: KeyPress, rules: BurstRules): BurstStep {
  if (LOCK_CODES.has(press.code)) return goOn(burst);
  if (press.code === rules.prefixCode)
    return { ...endBurst(burst), burst: { keys: [], kind: 'announced' }, isHeld: true };
  if (isPlain(press) && END_CODES.has(press.code)) return endByKey(burst, press);
  if (isPlain(press) && continues(burst, press, rules)) {
    const held: Burst = { ...burst, keys: [...burst.keys, press] };
    return { burst: held, isHeld: true, typed: [], scanned: null };
  }
  return isReaders(burst) ? goOn(burst) : letGo(burst);
}

/** No key came in time: what is held is a scan without an Enter, or was typing. */
export function endBurst(burst: Burst): BurstStep {
  const { keys, kind } = burst;
  if (kind === 'rest') return isRestOfScan(keys) ? goOn(restOfScan) : letGo(burst);
  const { typed, scanned } = kind === 'announced' ? { typed: [], scanned: keys } : partsOf(keys);
  if (scanned.length === 0) return { ...letGo(burst), typed };
  const text = kind === 'unknown' && isDoubtful(keys) ? doubtfulTextOf(scanned) : textOf(scanned);
  return { burst: restOfScan, isHeld: false, typed, scanned: text };
}

function endByKey(burst: Burst, press: KeyPress): BurstStep {
  if (burst.kind === 'rest') {
    const isHeld = burst.keys.length === 0 || isRestOfScan([...burst.keys, press]);
    return isHeld ? { burst: noBurst, isHeld, typed: [], scanned: null } : letGo(burst);
  }
  const ended = endBurst(burst);
  return { ...ended, burst: noBurst, isHeld: ended.scanned !== null || burst.kind === 'announced' };
}

/** What is held stays so, and this key goes past it. */
function goOn(burst: Burst): BurstStep {
  return { burst, isHeld: false, typed: [], scanned: null };
}

function letGo({ keys }: Burst): BurstStep {
  return { burst: noBurst, isHeld: false, typed: keys, scanned: null };
}

function isPlain({ isRepeat, isShortcut }: KeyPress): boolean {
  return !isRepeat && !isShortcut;
}

function isReaders({ keys, kind }: Burst): boolean {
  return kind === 'announced' || (kind === 'rest' ? isRestOfScan(keys) : isLikelyScan(keys));
}

function continues({ keys, kind }: Burst, { code, canBeHeld }: KeyPress, rules: BurstRules): boolean {
  // Where a reader announces itself, whatever else is as fast is none.
  if (rules.prefixCode !== null && kind === 'unknown') return false;
  const character = characterOf(code, rules.radix);
  if (character === null || !canBeHeld || keys.length >= LONGEST_BURST) return false;
  return keys.length > 0 || !isSeparator(character);
}
