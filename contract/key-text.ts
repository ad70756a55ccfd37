/**
 * A key that is a code typed on a keypad is written `code:4217`, as `EM:` and `MC:` write cards: whatever holds such a text knows
 * what it is, and no code is ever taken for a card's number or a PIN.
 */
export const CODE_PREFIX = 'code:';

export const LONGEST_CODE = 20;

/** Digits of a code that is generated. Shorter ones are guessed, longer ones mistyped. */
export const SHORTEST_GENERATED_CODE = 4;
export const LONGEST_GENERATED_CODE = 10;
export const USUAL_CODE_LENGTH = 6;

export function isCodeText(text: string): boolean {
  return text.startsWith(CODE_PREFIX);
}

/** What is typed on the keypad. */
export function codeDigits(text: string): string {
  return text.slice(CODE_PREFIX.length).trim();
}

/** One that can be enrolled. */
export function isWholeCode(digits: string): boolean {
  return digits.length <= LONGEST_CODE && /^[0-9]+$/.test(digits);
}

const HIDDEN_DIGIT = '•';

/** A code as `shownKeyText` writes it. */
export function isHiddenCode(text: string): boolean {
  return isCodeText(text) && text.includes(HIDDEN_DIGIT);
}

/** To be shown or exported: a card's number as it is, of a code only the last digit. Whoever knows a code can open the door. */
export function shownKeyText(text: string): string {
  if (!isCodeText(text)) return text;
  const digits = codeDigits(text);
  return `${CODE_PREFIX}${HIDDEN_DIGIT.repeat(Math.max(0, digits.length - 1))}${digits.slice(-1)}`;
}
