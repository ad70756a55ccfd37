import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_GENERATED_CODE, SHORTEST_GENERATED_CODE } from '../../../contract/key-text.ts';
import { pinWeakness } from '../../../contract/pin-rule.ts';
import { generateCode } from '../../../main/enrollment/code.ts';

const nobodys = (): boolean => false;

describe('a generated code', () => {
  it('has as many digits as were asked for, is never weak, begins with no zero and is nobody’s', () => {
    const lengths = fc.integer({ min: SHORTEST_GENERATED_CODE, max: LONGEST_GENERATED_CODE });
    fc.assert(
      fc.property(
        lengths,
        fc.array(fc.double({ min: 0, max: 0.999_999, noNaN: true }), { maxLength: 20 }),
        (length, draws) => {
          const given = new Set<string>();
          const left = [...draws];
          const pick = (least: number, limit: number): number =>
            left.length === 0
              ? least + Math.floor(Math.random() * (limit - least))
              : least + Math.floor((left.shift() ?? 0) * (limit - least));
          for (let count = 0; count < 5; count += 1) {
            const code = generateCode(length, (digits) => given.has(digits), pick) ?? '';
            expect(code).toMatch(new RegExp(`^[1-9][0-9]{${length - 1}}$`));
            expect(pinWeakness(code)).toBeNull();
            expect(given).not.toContain(code);
            given.add(code);
          }
        },
      ),
    );
  });

  it('is drawn again while it is weak or somebody’s', () => {
    const draws = [123456, 777777, 258085, 482751, 593716];
    const pick = (): number => draws.shift() ?? 0;
    expect(generateCode(6, (digits) => digits === '482751', pick)).toBe('593716');
  });

  it('is none where all are somebody’s', () => {
    expect(generateCode(4, () => true)).toBeNull();
  });

  it('comes from the secure source, of the whole range', () => {
    const codes = Array.from({ length: 400 }, () => generateCode(6, nobodys) ?? '');
    expect(new Set(codes).size).toBeGreaterThan(395);
    expect(new Set(codes.map((code) => code.charAt(0))).size).toBe(9);
  });
});
