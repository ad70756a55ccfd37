import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOnScreen } from '../../main/window-bounds.ts';

const primary = { x: 0, y: 0, width: 1920, height: 1040 };
const left = { x: -1280, y: 0, width: 1280, height: 1000 };
const saved = { x: -1200, y: 50, width: 1000, height: 800, maximized: false };

describe('where the window opens', () => {
  it('is where it was, while that screen is there', () => {
    expect(boundsOnScreen(saved, [primary, left])).toEqual({ x: -1200, y: 50, width: 1000, height: 800 });
  });

  it('is the middle of the first screen, in its old size, when its screen is gone', () => {
    expect(boundsOnScreen(saved, [primary])).toEqual({ x: 460, y: 120, width: 1000, height: 800 });
  });

  it('is always wholly on a screen, whatever was saved', () => {
    const number = fc.integer({ min: -20_000, max: 20_000 });
    fc.assert(
      fc.property(number, number, fc.nat(20_000), fc.nat(20_000), (x, y, width, height) => {
        const at = boundsOnScreen({ x, y, width, height, maximized: false }, [primary, left]);
        const isInside = [primary, left].some(
          (screen) =>
            at.x >= screen.x &&
            at.y >= screen.y &&
            at.x + at.width <= screen.x + screen.width &&
            at.y + at.height <= screen.y + screen.height,
        );
        expect(isInside).toBe(true);
      }),
    );
  });
});
