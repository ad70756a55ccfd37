import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReaderHeard, ReaderProfile } from '../../../contract/reader.ts';
import {
  describeAddress,
  describeReader,
  diagnosticsText,
  plainVersion,
  type Diagnostics,
} from '../../../main/help/diagnostics.ts';
import { readLastLogLines } from '../../../main/help/log-lines.ts';
import { createReaderTrace } from '../../../main/help/reader-trace.ts';
import { createLog } from '../../../main/log.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diagnostics-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const full: Diagnostics = {
  tapdesk: '0.1.0',
  electron: '33.2.1',
  chromium: '130.0.6723.137',
  node: '20.18.1',
  platform: 'linux',
  architecture: 'x64',
  madeAtMs: 0,
  mode: 'live',
  locale: 'sv',
  settings: {
    address: 'usual',
    reader: null,
    numberFormat: 'hexadecimal',
    retentionDays: null,
    templateCount: 0,
    locked: [],
    hasPolicy: false,
    isApiKeyPresent: true,
    secretsKeptBy: 'keychain',
  },
  network: 'connected',
  outbox: { waitingCount: 0, attentionCount: 0, paused: null, storage: 'ok' },
  readerTrace: [],
  log: [],
  logLinesLeftOut: 0,
};

const card = (identification: string): ReaderHeard => ({
  hex: '0231303230333034303530',
  text: '·10203040506',
  finding: { kind: 'card', identification, technology: 'EM', printed: [] },
});

describe('Diagnostics', () => {
  it('hold no text anybody wrote, wherever it is put', () => {
    const secret = fc.string({ minLength: 8 }).filter((text) => /[^\d.]/.test(text));
    const places: readonly ((text: string) => object)[] = [
      (text) => ({ tapdesk: text }),
      (text) => ({ platform: text }),
      (text) => ({ extra: text }),
      (text) => ({ network: text }),
      (text) => ({ settings: { ...full.settings, address: text } }),
      (text) => ({ settings: { ...full.settings, apiKey: text } }),
      (text) => ({ readerTrace: [{ atMs: 0, byteCount: 1, finding: text, technology: null }] }),
      (text) => ({ readerTrace: [{ atMs: 0, byteCount: 1, finding: 'card', technology: 'EM', hex: text }] }),
      (text) => ({ log: [{ at: text, event: 'stopped' }] }),
    ];
    fc.assert(
      fc.property(secret, fc.constantFrom(...places), (text, place) => {
        expect(() => diagnosticsText({ ...full, ...place(text) })).toThrow();
      }),
    );
  });

  it('tell of a reader how it speaks, and not where it is', () => {
    const reader: ReaderProfile = {
      path: '/dev/serial/by-id/Anna-Andersson',
      usb: { vendorId: '1a86', productId: '7523', serialNumber: 'SECRET-1' },
      baudRate: 9600,
      format: 'stx-etx-xor',
      preset: 'Anna',
    };
    const told = describeReader(reader);
    expect(told).toMatchObject({
      port: 'serial',
      isFoundByUsb: true,
      format: 'stx-etx-xor',
      preset: 'by-hand',
    });
    expect(JSON.stringify(told)).not.toMatch(/Anna|SECRET|7523/);
  });

  it('tell of the address only whether it is the usual one', () => {
    expect(describeAddress('https://a.example/v1', 'https://a.example/v1')).toBe('usual');
    expect(describeAddress('https://anna.example/v1', 'https://a.example/v1')).toBe('other');
    expect(describeAddress('http://127.0.0.1:1/v1', 'https://a.example/v1')).toBe('this-computer');
    expect(plainVersion('1.2.3-beta+Anna')).toBe('1.2.3');
  });

  it('keep of a frame its length and what it was taken for, the last 200', () => {
    const trace = createReaderTrace(() => 7);
    trace.note({ hex: 'ff', text: 'x', finding: { kind: 'refused', problem: 'bad-checksum' } });
    trace.note(card('0x0102030405'));
    expect(trace.frames()).toEqual([
      { atMs: 7, byteCount: 1, finding: 'bad-checksum', technology: null },
      { atMs: 7, byteCount: 11, finding: 'card', technology: 'EM' },
    ]);
    for (let count = 0; count < 300; count += 1) trace.note(card('0x0102030405'));
    expect(trace.frames()).toHaveLength(200);
    expect(JSON.stringify(trace.frames())).not.toContain('01020304');
  });

  it('stay far below 5 MB with everything as full as it gets', () => {
    const log = createLog(join(folder, 'tapdesk.log'), () => 0);
    for (let count = 0; count < 900; count += 1)
      log.write({
        event: 'submission',
        id: '7d4d3ec6-8f6f-4a52-9a64-0000000002ff',
        state: 'waiting',
        reason: 'no-connection',
      });
    const trace = createReaderTrace(() => Date.now());
    for (let count = 0; count < 300; count += 1) trace.note(card('0x0102030405'));
    const { lines } = readLastLogLines(join(folder, 'tapdesk.log'));
    expect(lines).toHaveLength(500);
    const text = diagnosticsText({ ...full, log: [...lines], readerTrace: [...trace.frames()] });
    expect(text.length).toBeLessThan(500_000);
  });
});

describe('The last log lines', () => {
  it('are what the log wrote, and a line that is not is counted only', () => {
    const path = join(folder, 'tapdesk.log');
    const log = createLog(path, () => 0);
    log.write({ event: 'started', version: '0.1.0', electron: '33.2.1', mode: 'live', startMs: 300 });
    log.write({ event: 'reader', status: 'ready' });
    log.write({ event: 'outbox-paused', pause: 'no-key' });
    log.write({ event: 'request-failed', request: 'enroll', error: 'Anna Andersson' });
    log.write({ event: 'window-lost', reason: 'crashed' });
    log.write({ event: 'ended-by-limit' });
    log.write({ event: 'unexpected-error', error: 'TypeError' });
    writeFileSync(path, 'Anna Andersson\n{"at":"1970-01-01T00:00:00.000Z","event":"Anna"}\n', { flag: 'a' });
    writeFileSync(path, '{"at":"1970-01-01T00:00:00.000Z","event":"stopped","name":"Anna"}\n', { flag: 'a' });

    const { lines, leftOutCount } = readLastLogLines(path);

    expect(lines.map(({ event }) => event)).toEqual([
      'started',
      'reader',
      'outbox-paused',
      'request-failed',
      'window-lost',
      'ended-by-limit',
      'unexpected-error',
      'stopped',
    ]);
    expect(leftOutCount).toBe(2);
    expect(JSON.stringify(lines)).not.toContain('Anna');
  });

  it('are none where there is no log', () => {
    expect(readLastLogLines(join(folder, 'none.log'))).toEqual({ lines: [], leftOutCount: 0 });
  });
});
