import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonFaultOf } from '../../main/json-fault.ts';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

test('finds a fault in what JSON.parse refuses, and in nothing else', () => {
  const spoilt = fc
    .tuple(fc.json(), fc.nat(), fc.nat(2), fc.constantFrom(...'{}[]",:0-.eE\\u \n\t\0x'))
    .map(([text, at, cut, mark]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + mark + text.slice(place + cut);
    });
  fc.assert(
    fc.property(fc.oneof(fc.json(), spoilt, fc.string()), (text) => {
      expect(jsonFaultOf(text) === null).toBe(isJson(text));
    }),
    { numRuns: 5000 },
  );
});

test.each([
  ['[1, 2', 1, 6],
  ['{\n  "a": 1\n  "b": 2\n}', 3, 3],
  ['{\n  "a": \'b\'\n}', 2, 8],
  ['{} {}', 1, 4],
  ['{"a": "half', 1, 7],
])('points at the character that does not fit: %j', (text, line, column) => {
  expect(jsonFaultOf(text)).toEqual({ line, column });
});
