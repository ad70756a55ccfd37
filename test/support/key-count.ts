import type { Page } from '@playwright/test';

/** Keys as a person presses them; what is inserted counts a key a character. */
export interface KeyCount {
  readonly keys: () => number;
}

/** Counts from now on what goes through the window's keyboard, whoever presses. */
export function countKeys({ keyboard }: Pick<Page, 'keyboard'>): KeyCount {
  let count = 0;
  const { press, type, insertText } = keyboard;
  Object.assign(keyboard, {
    press: (...[key, options]: Parameters<typeof press>) => {
      count += 1;
      return press.call(keyboard, key, options);
    },
    type: (...[text, options]: Parameters<typeof type>) => {
      count += [...text].length;
      return type.call(keyboard, text, options);
    },
    insertText: (text: string) => {
      count += [...text].length;
      return insertText.call(keyboard, text);
    },
  });
  return { keys: () => count };
}
