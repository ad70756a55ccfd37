import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  ariaKeys,
  combinationsOf,
  isShortcut,
  numberPressed,
  shortcutGroups,
  shortcuts,
  type PressedKey,
  type ShortcutName,
} from '../../../renderer/shortcuts.ts';

const renderer = join(import.meta.dirname, '../../../renderer');
const names = Object.keys(shortcuts) as readonly ShortcutName[];

/** What a US keyboard tells of the combination as it is printed. */
function pressOf(combination: string): PressedKey {
  const parts = combination.split('+');
  const key = parts.at(-1) ?? '';
  const place = /^\d$/.test(key) ? `Digit${key}` : `Key${key}`;
  return {
    key: key === 'Esc' ? 'Escape' : key.toLowerCase().replace(/^f(\d)$/, 'F$1'),
    code: key.length === 1 ? place : key,
    ctrlKey: parts.includes('Ctrl'),
    altKey: parts.includes('Alt'),
    metaKey: false,
    shiftKey: false,
    getModifierState: () => false,
  };
}

describe('The shortcuts', () => {
  it.each(names)('%s is heard by the keys Help shows for it', (name) => {
    const heard = combinationsOf(shortcuts[name]).map((one) => numberPressed(name, pressOf(one)));
    expect(heard).toEqual(heard.map((_, index) => index + 1));
  });

  it('a row of keys is as long as it says', () => {
    expect(combinationsOf('F1–F9')).toHaveLength(9);
    expect(combinationsOf('Alt+1–9').at(-1)).toBe('Alt+9');
    expect(ariaKeys('cardActs', 3)).toBe('Alt+3');
    expect(ariaKeys('undo')).toBe('Control+Z');
    expect(ariaKeys('pauseList')).toBe('Escape');
  });

  it('no letter or digit does anything alone, with Shift, or with AltGr', () => {
    for (const character of 'abcdefghijklmnopqrstuvwxyzåäö0123456789') {
      const alone = pressOf(character.toUpperCase());
      const typed = [
        alone,
        { ...alone, shiftKey: true },
        { ...alone, altKey: true, ctrlKey: true },
        { ...alone, altKey: true, getModifierState: () => true },
      ];
      expect(names.filter((name) => typed.some((press) => isShortcut(name, press)))).toEqual([]);
    }
  });

  it('every shortcut stands in one group, and no two of a group share a key, but the template’s F1 and Help’s', () => {
    const grouped = Object.values(shortcutGroups).flat();
    expect([...grouped].sort()).toEqual([...names].sort());
    for (const group of Object.values(shortcutGroups)) {
      const combinations = group.flatMap((name) => combinationsOf(shortcuts[name]));
      expect(new Set(combinations).size).toBe(combinations.length);
    }
  });

  it('the window hears no other combination, and tells no other to a screen reader', () => {
    const told = new Set(
      names.flatMap((name) => combinationsOf(shortcuts[name]).map((_, index) => ariaKeys(name, index + 1))),
    );
    const sources = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.tsx?$/.test(file) && file !== 'shortcuts.ts',
    );
    expect(sources.length).toBeGreaterThan(100);
    const strangers = sources.flatMap((file) => {
      const text = readFileSync(join(renderer, file), 'utf8');
      const literal = [...text.matchAll(/aria-keyshortcuts="([^"]*)"/g)].map(([, keys]) => keys ?? '');
      return [
        ...(text.match(/\b(?:ctrlKey|altKey|metaKey)\b|key === 'F\d/g) ?? []),
        ...literal.filter((keys) => !told.has(keys)),
      ].map((stranger) => `${file}: ${stranger}`);
    });
    expect(strangers).toEqual([]);
  });
});
