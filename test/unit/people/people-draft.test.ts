import { describe, expect, it } from 'vitest';
import type { ListReading } from '../../../contract/people-list.ts';
import { draftOf } from '../../../main/people/people-draft.ts';

const rules = { levels: [], nowMs: Date.UTC(2026, 0, 15) };
const sourceOf = (bytes: string | Uint8Array) => ({ fileName: 'people.csv', bytes: Buffer.from(bytes) });

async function viewOf(bytes: string | Uint8Array, change: Partial<ListReading> | null = null) {
  const source = sourceOf(bytes);
  const first = await draftOf(source, rules, null);
  if (first.kind !== 'held') throw new Error(first.reason);
  if (change === null) return first.held.view;
  const before = first.held.reading;
  const again = await draftOf(source, rules, { before, wanted: { ...before, ...change } });
  if (again.kind !== 'held') throw new Error(again.reason);
  return again.held.view;
}

describe('a draft of a list', () => {
  it('is refused with what to do where it is no text, or nobody is on it', async () => {
    const reasons = await Promise.all(
      ['PK\u0003\u0004…', 'A\0B\0', '', 'Förnamn;Efternamn\n'].map((bytes) =>
        draftOf(sourceOf(bytes), rules, null),
      ),
    );
    expect(reasons).toEqual(
      ['spreadsheet', 'not-text', 'empty', 'empty'].map((reason) => ({ kind: 'refused', reason })),
    );
  });

  it('has its columns guessed anew when a correction makes others of them', async () => {
    const text = 'First name;Last name\nAnna;Berg,Ek\n';
    expect((await viewOf(text)).reading.columns).toEqual(['firstName', 'lastName']);
    expect((await viewOf(text, { delimiter: ',' })).reading.columns).toEqual(['ignored']);
    expect((await viewOf(text, { hasHeader: false })).reading.columns).toEqual(['firstName', 'lastName']);
  });

  it('keeps what somebody chose for a column', async () => {
    const view = await viewOf('a;b\nBerg;Anna\n', { columns: ['lastName', 'firstName'] });
    expect(view.reading.columns).toEqual(['lastName', 'firstName']);
    expect(view).toMatchObject({ goodCount: 2, badCount: 0 });
  });

  it('is decoded as somebody chose, where no mark says otherwise', async () => {
    const latin = Buffer.from('Åsa;Öberg\n', 'latin1');
    expect((await viewOf(latin)).firstRows[0]?.cells).toEqual(['Åsa', 'Öberg']);
    expect((await viewOf(latin, { encoding: 'utf-8' })).firstRows[0]?.cells[0]).toBe('\uFFFDsa');
    const marked = await viewOf(Buffer.from('\uFEFFÅsa', 'utf16le'), { encoding: 'windows-1252' });
    expect(marked).toMatchObject({ hasMark: true, reading: { encoding: 'utf-16le' } });
  });

  it('shows long cells cut, and a few of many rows', async () => {
    const view = await viewOf(`${'x'.repeat(500)}\n${';\n'.repeat(300)}`);
    expect(view.firstRows[0]?.cells[0]).toHaveLength(81);
    expect([view.badCount, view.badRows.length]).toEqual([301, 50]);
  });
});
