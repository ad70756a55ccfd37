import type { WebContents } from 'electron';
import { EventEmitter } from 'node:events';
import type { ReaderProfile } from '../../contract/reader.ts';
import type { ReaderFormat } from '../../contract/reader-formats.ts';
import type { Clock } from '../../main/clock.ts';
import { burstRulesOf, openKeyboardPort } from '../../main/keyboard-reader.ts';
import { identificationOf } from '../../main/reader/identification.ts';
import { createLineListener } from '../../main/reader/line-listener.ts';

/** A window by what it is sent, as `code:key` for keys that come by themselves and `type name` for those it is given. */
class KeyWindow extends EventEmitter {
  readonly got: string[] = [];

  isDestroyed(): boolean {
    return false;
  }

  sendInputEvent({ type, keyCode, modifiers = [] }: { type: string; keyCode: string; modifiers?: string[] }) {
    this.got.push([type, ...modifiers, keyCode].join(' '));
  }
}

/** A keyboard reader's way from its keys to its cards, without a window to show them. */
export async function openTypingDesk(profile: ReaderProfile, clock: Clock) {
  const window = new KeyWindow();
  const told: string[] = [];
  const listener = createLineListener({
    profile,
    nowMs: () => clock.nowMs(),
    setTimer: (waitMs, run) => clock.after(waitMs, run),
    onCard: (csn) => told.push(identificationOf([csn], 'hexadecimal')),
    onHeld: () => undefined,
    onNoCard: () => undefined,
    onRefused: (problem) => told.push(problem),
    onHeard: () => undefined,
  });
  const opened = await openKeyboardPort({
    window: () => window as unknown as WebContents,
    clock,
    nowMs: () => clock.nowMs(),
    rules: () => burstRulesOf(profile),
  })({ path: 'keyboard', baudRate: 9600 }, { onData: listener.hear, onClosed: () => undefined });

  function press(code: string, key: string, shift = false): void {
    for (const type of ['keyDown', 'keyUp'] as const) {
      const event = {
        isPrevented: false,
        preventDefault(): void {
          this.isPrevented = true;
        },
      };
      const input = { type, code, key, shift, isAutoRepeat: false, control: false, alt: false, meta: false };
      window.emit('before-input-event', event, input);
      if (!event.isPrevented && type === 'keyDown') window.got.push(`${code}:${key}`);
    }
  }
  return { window, told, press, opened };
}

const marks: Readonly<Record<string, string>> = { ' ': 'Space', '/': 'Slash', ',': 'Comma', '.': 'Period' };
export const codeOf = (character: string): string =>
  marks[character] ?? (/\d/.test(character) ? `Digit${character}` : `Key${character.toUpperCase()}`);
export const profileOf = (format: ReaderFormat): ReaderProfile => ({
  path: 'keyboard',
  baudRate: 9600,
  format,
  ...(format.startsWith('line-') && { technology: 'EM' as const }),
});
