import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRowSeal } from '../../../main/secrets/row-seal.ts';

const seal = createRowSeal({ id: 'a', bytes: randomBytes(32) });
const place = { table: 'submissions', rowId: 'row-1', column: 'request' } as const;

describe('a row seal', () => {
  it('gives back what was sealed, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(seal.unseal(place, seal.seal(place, text))).toEqual({ kind: 'plain', text });
      }),
    );
  });

  it('finds every flipped bit and every cut', () => {
    const sealed = seal.seal(place, '{"pin":"0471"}');
    fc.assert(
      fc.property(fc.nat(sealed.length * 8 - 1), (bit) => {
        const flipped = Uint8Array.from(sealed, (byte, at) =>
          at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte,
        );
        expect(seal.unseal(place, flipped)).toEqual({ kind: 'broken' });
        expect(seal.unseal(place, sealed.slice(0, bit >> 3))).toEqual({ kind: 'broken' });
      }),
    );
  });

  it('opens nowhere else: not in another row, column or under another key', () => {
    const sealed = seal.seal(place, 'text');
    const other = createRowSeal({ id: 'a', bytes: randomBytes(32) });

    expect(seal.unseal({ ...place, rowId: 'row-2' }, sealed)).toEqual({ kind: 'broken' });
    expect(seal.unseal({ ...place, column: 'outcome' }, sealed)).toEqual({ kind: 'broken' });
    expect(other.unseal(place, sealed)).toEqual({ kind: 'broken' });
  });

  it('never seals the same way twice, and looks up the same way always', () => {
    const other = createRowSeal({ id: 'b', bytes: randomBytes(32) });

    expect(Buffer.from(seal.seal(place, 'text')).equals(seal.seal(place, 'text'))).toBe(false);
    expect(Buffer.from(seal.lookupOf('EM:1')).equals(seal.lookupOf('EM:1'))).toBe(true);
    expect(Buffer.from(seal.lookupOf('EM:1')).equals(other.lookupOf('EM:1'))).toBe(false);
  });
});
