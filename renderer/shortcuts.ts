/**
 * Every key that does something wherever focus is, as Help shows it. The handlers ask this table, so what Help shows is what
 * they hear. None is a letter alone: those are for typing.
 */
export const shortcuts = {
  enroll: 'Ctrl+1',
  activity: 'Ctrl+2',
  register: 'Ctrl+3',
  doors: 'Ctrl+4',
  settings: 'Ctrl+5',
  help: 'Ctrl+6',
  helpToo: 'F1',
  people: 'Ctrl+L',
  templates: 'F1–F9',
  cardActs: 'Alt+1–9',
  showPin: 'Alt+P',
  lend: 'Alt+L',
  undo: 'Ctrl+Z',
  clear: 'Esc',
  skip: 'F7',
  readBack: 'F8',
  showPinInList: 'Alt+P',
  undoInList: 'Ctrl+Z',
  pauseList: 'Esc',
} as const;

export type ShortcutName = keyof typeof shortcuts;

/** Where a shortcut is heard, in the order Help shows them. */
export const shortcutGroups = {
  everywhere: ['enroll', 'activity', 'register', 'doors', 'settings', 'help', 'helpToo', 'people'],
  onEnroll: ['templates', 'cardActs', 'showPin', 'lend', 'undo', 'clear'],
  onList: ['skip', 'readBack', 'showPinInList', 'undoInList', 'pauseList'],
} as const satisfies Readonly<Record<string, readonly ShortcutName[]>>;

/** What of a key event the table looks at. */
export type PressedKey = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'
> & {
  getModifierState(name: 'AltGraph'): boolean;
};

export function isShortcut(name: ShortcutName, pressed: PressedKey): boolean {
  return numberPressed(name, pressed) !== null;
}

/** Of a row of keys, which one was pressed, from 1; null for none of them. */
export function numberPressed(name: ShortcutName, pressed: PressedKey): number | null {
  const place = combinationsOf(shortcuts[name]).findIndex((combination) => isPressed(combination, pressed));
  return place === -1 ? null : place + 1;
}

/** The notation of `aria-keyshortcuts`, one combination or the one at this place in a row. */
export function ariaKeys(name: ShortcutName, number = 1): string {
  return (combinationsOf(shortcuts[name])[number - 1] ?? '')
    .replace('Ctrl', 'Control')
    .replace('Esc', 'Escape');
}

/** `Alt+1–9` is Alt+1, Alt+2 and so on. */
export function combinationsOf(shown: string): readonly string[] {
  const row = /^(\D*)(\d)–\D?(\d)$/.exec(shown);
  if (row === null) return [shown];
  const [, before = '', first, last] = row;
  const count = Number(last) - Number(first) + 1;
  return Array.from({ length: count }, (_, index) => `${before}${Number(first) + index}`);
}

function isPressed(combination: string, pressed: PressedKey): boolean {
  const parts = combination.split('+');
  const key = parts.at(-1) ?? '';
  const isCtrl = pressed.ctrlKey || pressed.metaKey;
  // AltGr types characters, and is none of it.
  if (pressed.altKey !== parts.includes('Alt') || pressed.getModifierState('AltGraph')) return false;
  if (isCtrl !== parts.includes('Ctrl')) return false;
  // Some keyboards have their digits on the shifted side.
  if (pressed.shiftKey && !/^\d$/.test(key)) return false;
  if (key === 'Esc') return pressed.key === 'Escape';
  // By the place of the key: with Alt some keyboards type another character.
  if (pressed.altKey) return pressed.code === `${/\d/.test(key) ? 'Digit' : 'Key'}${key}`;
  return pressed.key.toUpperCase() === key.toUpperCase();
}
