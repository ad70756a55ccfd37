import { expect, test, vi } from 'vitest';
import { composeReader } from '../../main/compose-reader.ts';
import type { PortListener } from '../../main/reader/reader-port.ts';
import { systemClock } from '../../main/clock.ts';
import { rdm6300Frame } from '../support/reader-bytes.ts';

// Nothing of Electron is asked for here; outside of it there is none.
vi.mock('electron', () => ({ app: {}, dialog: {}, ipcMain: {}, shell: {}, BrowserWindow: {} }));

test('a register that cannot be read costs no card, and what else fails does not make the reader deaf', async () => {
  const listeners: PortListener[] = [];
  const cards: string[] = [];
  const unexpected: unknown[] = [];
  const broken = (): never => {
    throw new Error('disk I/O error');
  };
  const { reader } = composeReader({
    window: () => null,
    settings: { numberFormat: () => 'hexadecimal', current: broken } as never,
    practice: {
      reader: {
        openPort: (_line: unknown, listener: PortListener) => {
          listeners.push(listener);
          return Promise.resolve({
            kind: 'open',
            port: { write: () => Promise.resolve(), close: () => Promise.resolve() },
          });
        },
      },
    } as never,
    submissions: { knownCard: broken },
    clock: systemClock,
    report: ((_name: string, told: { card?: { identification: string; known: unknown } }) => {
      if (told.card) cards.push(`${told.card.identification} ${String(told.card.known)}`);
    }) as never,
    onStatus: broken,
    onHeard: broken,
    onUnexpected: (error) => unexpected.push(error),
    saveSettings: broken,
  });

  reader.use({ path: 'COM3', baudRate: 9600, format: 'stx-etx-xor' });
  await vi.waitUntil(() => listeners.length > 0);
  listeners[0]?.onData(rdm6300Frame('0102030405'));
  listeners[0]?.onData(rdm6300Frame('0102030406'));
  await reader.close();

  expect(cards).toEqual(['0x0102030405 null', '0x0102030406 null']);
  expect(unexpected.length).toBeGreaterThan(1);
});
