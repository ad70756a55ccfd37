import { expect, test } from 'vitest';
import { zoomAfter } from '../../main/window-zoom.ts';

test('plus and minus go through the steps to four times and to half, nought goes back', () => {
  const press = (key: string, times: number): number =>
    Array.from({ length: times }).reduce<number>((factor) => zoomAfter(key, factor) ?? factor, 1);

  expect(press('+', 1)).toBe(1.1);
  expect(press('=', 20)).toBe(4);
  expect(press('-', 20)).toBe(0.5);
  expect(zoomAfter('0', 2.5)).toBe(1);
  expect(zoomAfter('z', 2.5)).toBeNull();
});
