/** One key going down, by its place on the keyboard (`KeyboardEvent.code`): readers send places, layouts turn them into letters. */
export interface KeyPress {
  readonly code: string;
  /** Monotonic. */
  readonly atMs: number;
  /** Held long enough to repeat: a finger, never a reader. */
  readonly isRepeat: boolean;
  /** Control, Alt or Meta: a shortcut. */
  readonly isShortcut: boolean;
  readonly isShifted: boolean;
  /** It can be given to the window later as it was pressed: no dead key, and none that an input method takes. */
  readonly canBeHeld: boolean;
}

export interface BurstRules {
  /** Decimal readers send no letters, so that names are never held back for them. */
  readonly radix: 'decimal' | 'hexadecimal';
  /** The key the reader was told to send first; null where it sends none. */
  readonly prefixCode: string | null;
}

/** Keys that may be a reader's, and have not been let through yet. */
export interface Burst {
  readonly keys: readonly KeyPress[];
  /** The reader's own first key was seen: what follows is not typing. */
  readonly isAnnounced: boolean;
  /** When a scan ended without its Enter, which may still come. */
  readonly endedAtMs: number | null;
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

/** A key later than this after the one before is not of the same burst: readers leave 1 to 20 ms. */
const LONGEST_GAP_MS = 50;
/** A reader that announced itself may be slow. */
const LONGEST_ANNOUNCED_GAP_MS = 200;
/** Nobody types six keys as fast as this. */
const MACHINE_KEYS = 6;
const MACHINE_GAP_MS = 18;
/** From here on a burst is likely a reader's, so that another key beside it does not end it. */
const LIKELY_KEYS = 4;
const LIKELY_GAP_MS = 12;
/** With the length of a whole card number, slower keys are a reader's, too. */
const CARD_LENGTHS: ReadonlySet<number> = new Set([8, 10, 13, 14, 15, 16, 17, 20, 24]);
const CARD_GAP_MS = 35;
/** Between a typed key and a scan that follows it at once. */
const PAUSE_MS = 28;
const LONGEST_BURST = 64;

const END_CODES: ReadonlySet<string> = new Set(['Enter', 'NumpadEnter', 'Tab']);
/** They type nothing themselves: a reader that sends capitals presses Shift for each, as a person does. */
const LOCK_CODES: ReadonlySet<string> = new Set(['ShiftLeft', 'ShiftRight', 'CapsLock', 'NumLock']);

export const noBurst: Burst = { keys: [], isAnnounced: false, endedAtMs: null };

/** How long to wait for the next key before `endBurst`; null when nothing is held. */
export function waitAfter({ keys, isAnnounced }: Burst): number | null {
  if (isAnnounced) return LONGEST_ANNOUNCED_GAP_MS;
  return keys.length > 0 ? LONGEST_GAP_MS : null;
}

/** One key more. */
export function pressKey(burst: Burst, press: KeyPress, rules: BurstRules): BurstStep {
  if (isLate(burst, press.atMs)) return afterEnd(endBurst(burst, press.atMs), press, rules);
  if (LOCK_CODES.has(press.code)) return { burst, isHeld: false, typed: [], scanned: null };
  if (press.code === rules.prefixCode)
    return { ...letGo(burst), burst: { ...noBurst, isAnnounced: true }, isHeld: true };
  if (isPlain(press) && END_CODES.has(press.code)) return endByKey(burst, press);
  if (isPlain(press) && continues(burst, press, rules)) {
    const keys = [...burst.keys, press];
    return { burst: { ...burst, keys, endedAtMs: null }, isHeld: true, typed: [], scanned: null };
  }
  return isLikelyScan(burst) ? { burst, isHeld: false, typed: [], scanned: null } : letGo(burst);
}

/** No key came in time: what is held is a scan without an Enter, or was typing. */
export function endBurst(burst: Burst, atMs: number): BurstStep {
  const parts = partsOf(burst);
  const isScan = parts.scanned.length > 0;
  return {
    burst: { ...noBurst, endedAtMs: isScan ? atMs : null },
    isHeld: false,
    typed: parts.typed,
    scanned: isScan ? textOf(parts.scanned) : null,
  };
}

function endByKey(burst: Burst, press: KeyPress): BurstStep {
  const ended = endBurst(burst, press.atMs);
  const isReadersOwn = ended.scanned !== null || burst.endedAtMs !== null;
  return { ...ended, burst: noBurst, isHeld: isReadersOwn };
}

function afterEnd(ended: BurstStep, press: KeyPress, rules: BurstRules): BurstStep {
  const begun = pressKey(ended.burst, press, rules);
  return { ...begun, typed: [...ended.typed, ...begun.typed], scanned: ended.scanned ?? begun.scanned };
}

function letGo(burst: Burst): BurstStep {
  return { burst: noBurst, isHeld: false, typed: burst.keys, scanned: null };
}

function isPlain({ isRepeat, isShortcut }: KeyPress): boolean {
  return !isRepeat && !isShortcut;
}

function isLate({ keys, isAnnounced, endedAtMs }: Burst, atMs: number): boolean {
  if (endedAtMs !== null) return atMs - endedAtMs > LONGEST_ANNOUNCED_GAP_MS;
  const last = keys.at(-1);
  return last !== undefined && atMs - last.atMs > (isAnnounced ? LONGEST_ANNOUNCED_GAP_MS : LONGEST_GAP_MS);
}

function continues({ keys }: Burst, { code, canBeHeld }: KeyPress, { radix }: BurstRules): boolean {
  const character = characterOf(code, radix);
  if (character === null || !canBeHeld || keys.length >= LONGEST_BURST) return false;
  return keys.length > 0 || !separators.has(character);
}

/** Which of the held keys are a reader's. Keys typed right before a scan stand out by the pause after them. */
function partsOf({ keys, isAnnounced }: Burst): {
  readonly typed: readonly KeyPress[];
  readonly scanned: readonly KeyPress[];
} {
  if (isAnnounced) return { typed: [], scanned: keys };
  const starts = keys.flatMap((_, at) => (at > 0 && isScanAfterPause(keys, at) ? [at] : []));
  const start = starts.toSorted((a, b) => meanGapOf(keys.slice(a)) - meanGapOf(keys.slice(b)))[0];
  if (start !== undefined) return { typed: keys.slice(0, start), scanned: keys.slice(start) };
  return isCard(keys) || isMachineFast(keys) ? { typed: [], scanned: keys } : { typed: keys, scanned: [] };
}

function isScanAfterPause(keys: readonly KeyPress[], start: number): boolean {
  const tail = keys.slice(start);
  const pauseMs = pauseBefore(keys, start);
  return isCard(tail) && pauseMs >= PAUSE_MS && pauseMs > 4 * meanGapOf(tail);
}

function isCard(keys: readonly KeyPress[]): boolean {
  return CARD_LENGTHS.has(keys.length) && meanGapOf(keys) <= CARD_GAP_MS;
}

function isMachineFast(keys: readonly KeyPress[]): boolean {
  return keys.length >= MACHINE_KEYS && meanGapOf(keys) <= MACHINE_GAP_MS;
}

function isLikelyScan({ keys, isAnnounced }: Burst): boolean {
  return isAnnounced || (keys.length >= LIKELY_KEYS && meanGapOf(keys) <= LIKELY_GAP_MS);
}

function meanGapOf(keys: readonly KeyPress[]): number {
  return keys.length < 2 ? Infinity : gapBetween(keys[0], keys.at(-1)) / (keys.length - 1);
}

function pauseBefore(keys: readonly KeyPress[], at: number): number {
  return gapBetween(keys[at - 1], keys[at]);
}

function gapBetween(one: KeyPress | undefined, other: KeyPress | undefined): number {
  return one && other ? other.atMs - one.atMs : Infinity;
}

/** Shift held all the while is a person's, and says nothing of a reader. Now and then, it makes another character of a digit. */
function textOf(keys: readonly KeyPress[]): string {
  const isShiftHeld = keys.every((key) => key.isShifted || isLetter(key));
  return keys
    .map((key) => {
      const isOther = key.isShifted && !isShiftHeld && !isLetter(key);
      return isOther ? NO_NUMBER_HAS : (characterOf(key.code, 'hexadecimal') ?? '');
    })
    .join('');
}

/** So that what the reader sent is refused, not read as another number. */
const NO_NUMBER_HAS = '?';

function isLetter({ code }: KeyPress): boolean {
  return code.startsWith('Key');
}

const separatorByCode: Readonly<Record<string, string>> = {
  Comma: ',',
  Period: '.',
  Slash: '/',
  Space: ' ',
  NumpadDecimal: '.',
  NumpadComma: ',',
  NumpadDivide: '/',
};
const separators: ReadonlySet<string> = new Set(Object.values(separatorByCode));

function characterOf(code: string, radix: BurstRules['radix']): string | null {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return digit;
  const letter = /^Key([A-F])$/.exec(code)?.[1];
  if (letter !== undefined) return radix === 'hexadecimal' ? letter : null;
  return separatorByCode[code] ?? null;
}
