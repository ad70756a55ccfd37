import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writePassphrase } from '../../../main/secrets/passphrase-file.ts';
import { createUnlockGate } from '../../../main/secrets/unlock-gate.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const KEY = Buffer.alloc(32, 7);

async function lockedFolder(): Promise<string> {
  const directory = join(temporaryFolder(), 'secrets');
  await writePassphrase(directory, 'right and proper', KEY);
  return directory;
}

describe('the gate before the vault', () => {
  it('is open where no passphrase is set', async () => {
    const gate = createUnlockGate();
    const directory = temporaryFolder();

    expect(gate.isLocked(directory)).toBe(false);
    expect(await gate.wrappingKey(directory)).toBeNull();
    expect(await gate.unlock('anything')).toBe('not-locked');
  });

  it('lets the right passphrase through and nothing else, and asks once a run', async () => {
    const gate = createUnlockGate();
    const directory = await lockedFolder();
    const key = gate.wrappingKey(directory);
    const passed: string[] = [];
    void key.then(() => passed.push('passed'));

    expect(await gate.unlock('wrong')).toBe('wrong');
    expect([gate.isLocked(directory), passed]).toEqual([true, []]);
    expect(await gate.unlock('right and proper')).toBe('unlocked');

    expect(await key).toEqual(KEY);
    expect(gate.isLocked(directory)).toBe(false);
    expect(await gate.wrappingKey(directory)).toEqual(KEY);
  });

  it('lets the desk start without it, and a guess that comes too late changes nothing', async () => {
    const gate = createUnlockGate();
    const directory = await lockedFolder();
    const key = gate.wrappingKey(directory);

    const late = gate.unlock('right and proper');
    gate.startWithoutPassphrase();

    expect(await key).toBeNull();
    expect(await late).toBe('not-locked');
    expect(await gate.wrappingKey(directory)).toBeNull();
  });
});
