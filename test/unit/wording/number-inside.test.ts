import { expect, test } from 'vitest';
import type { CalibrationState } from '../../../contract/calibration.ts';
import { englishCalibration } from '../../../renderer/wording/en/calibration.ts';
import { swedishCalibration } from '../../../renderer/wording/sv/calibration.ts';

const inside = (before: string, after: string): CalibrationState => ({
  kind: 'none',
  miss: { kind: 'number-inside', before, after },
  hex: '',
  text: '',
  baudRate: 9600,
});

test.each([
  ['en', englishCalibration],
  ['sv', swedishCalibration],
] as const)('what stands around a number is quoted, and what does not is not: “%s”', (_, words) => {
  const [one, other, both] = [inside('UID ', ''), inside('', ';'), inside('␂', '␃')].map(words.told);

  expect([one, other, both].map((text) => text?.match(/(?<=[“”])[^“”]*(?=”)/g))).toEqual([
    ['UID '],
    [';'],
    expect.arrayContaining(['␂', '␃']),
  ]);
});
