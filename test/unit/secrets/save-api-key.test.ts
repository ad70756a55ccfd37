import { expect, test } from 'vitest';
import { saveApiKey } from '../../../main/secrets/save-api-key.ts';

test('a key is not kept for another address, nor over a newer key, than it was checked for', async () => {
  let isOutdated = false;
  const kept: string[] = [];
  const outcome = await saveApiKey('secret', {
    keep: (key) => {
      kept.push(key);
      return Promise.resolve('for-good');
    },
    isOutdated: () => isOutdated,
    ask: () => {
      isOutdated = true;
      return Promise.resolve({ kind: 'no-connection', cause: 'timeout' });
    },
  });

  expect(outcome).toEqual({ kind: 'outdated' });
  expect(kept).toEqual([]);
});
