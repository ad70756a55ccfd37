/** One key going down, by its place on the keyboard (`KeyboardEvent.code`): readers send places, layouts turn them into letters. */
export interface KeyPress {
  readonly code: string;
  /** Monotonic, and when it was handled: a key that waited for a busy process was pressed before. */
  readonly atMs: number;
  /** Held long enough to repeat: a finger, never a reader. */
  readonly isRepeat: boolean;
  /** Control, Alt or Meta: a shortcut. */
  readonly isShortcut: boolean;
  readonly isShifted: boolean;
  /** It can be given to the window later as it was pressed: no dead key, and none that an input method takes. */
  readonly canBeHeld: boolean;
}

/** Decimal readers send no letters, so that names are never held back for them. */
export type Radix = 'decimal' | 'hexadecimal';

/** So that what the reader sent is refused, not read as another number. */
const NO_NUMBER_HAS = '?';

/** Shift held all the while is a person's, and says nothing of a reader. Now and then, it makes another character of a digit. */
export function textOf(keys: readonly KeyPress[]): string {
  const isShiftHeld = keys.every((key) => key.isShifted || isLetter(key));
  return keys
    .map((key) => {
      const isOther = key.isShifted && !isShiftHeld && !isLetter(key);
      return isOther ? NO_NUMBER_HAS : (characterOf(key.code, 'hexadecimal') ?? '');
    })
    .join('');
}

/** Of keys some of which may be somebody else's. */
export function doubtfulTextOf(keys: readonly KeyPress[]): string {
  return NO_NUMBER_HAS + textOf(keys);
}

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

export function isSeparator(character: string): boolean {
  return separators.has(character);
}

/** What a reader means by this key; null for a key that no reader sends. */
export function characterOf(code: string, radix: Radix): string | null {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return digit;
  const letter = /^Key([A-F])$/.exec(code)?.[1];
  if (letter !== undefined) return radix === 'hexadecimal' ? letter : null;
  return separatorByCode[code] ?? null;
}
