import type { Desk } from './desk-process.ts';

/** A key by its US letter, as Electron names keys; the wait is before it. */
export interface TimedKey {
  readonly key: string;
  readonly waitMs: number;
}

export function keysOf(text: string, waitMs: number): readonly TimedKey[] {
  return [...text].map((key) => ({ key, waitMs }));
}

/**
 * Presses keys where the system's key events enter the app: before the window sees them, which the test driver's own
 * keyboard would go around. Keys that wait for nothing come together: a busy main process could not keep to a reader's 2 ms.
 */
export async function pressKeys(desk: Desk, keys: readonly TimedKey[]): Promise<void> {
  await desk.app.evaluate(async ({ BrowserWindow }, timed) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (!contents) throw new Error('there is no window');
    for (const { key, waitMs } of timed) {
      if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
      // Fingers and readers both press Shift for a capital.
      const isCapital = /^[A-Z]$/.test(key);
      const modifiers = isCapital ? ['shift' as const] : [];
      if (isCapital) contents.sendInputEvent({ type: 'keyDown', keyCode: 'Shift', modifiers });
      contents.sendInputEvent({ type: 'keyDown', keyCode: key, modifiers });
      // A form is sent by the character of Enter, not by its key going down.
      if (key.length === 1 || key === 'Return')
        contents.sendInputEvent({ type: 'char', keyCode: key, modifiers });
      contents.sendInputEvent({ type: 'keyUp', keyCode: key, modifiers });
      if (isCapital) contents.sendInputEvent({ type: 'keyUp', keyCode: 'Shift' });
    }
  }, keys as TimedKey[]);
}
