import type { UnlockOutcome } from '../../contract/passphrase.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { hasPassphrase, unlockPassphrase } from './passphrase-file.ts';

/** Between a start and its vault, where the secrets are kept under a passphrase: somebody has to give it, once a run. */
export interface UnlockGate {
  /** True until the passphrase was given, or was done without. */
  isLocked(directory: string): boolean;
  /** Settles when it is not locked; null where no passphrase is set, or none was given. */
  wrappingKey(directory: string): Promise<Uint8Array | null>;
  unlock(passphrase: string): Promise<UnlockOutcome>;
  startWithoutPassphrase(): void;
  /** The folder's files were put aside: what was given for them opens nothing any more. */
  forget(directory: string): void;
}

export function createUnlockGate(): UnlockGate {
  const passed = new Map<string, Uint8Array | null>();
  let asked: { readonly directory: string; readonly pass: (key: Uint8Array | null) => void } | null = null;
  const inTurn = oneAtATime();

  const isLocked = (directory: string): boolean => !passed.has(directory) && hasPassphrase(directory);

  function letPass(key: Uint8Array | null): void {
    if (!asked) return;
    passed.set(asked.directory, key);
    asked.pass(key);
    asked = null;
  }

  return {
    isLocked,
    wrappingKey(directory) {
      if (!isLocked(directory)) return Promise.resolve(passed.get(directory) ?? null);
      return new Promise((resolve) => {
        asked = { directory, pass: resolve };
      });
    },
    unlock: (passphrase) =>
      inTurn(async () => {
        const question = asked;
        if (!question) return 'not-locked';
        const opened = await unlockPassphrase(question.directory, passphrase);
        if (asked !== question) return 'not-locked'; // Somebody did without it meanwhile.
        if (opened.kind === 'unlocked') letPass(opened.wrappingKey);
        return opened.kind;
      }),
    startWithoutPassphrase() {
      letPass(null);
    },
    forget: (directory) => void passed.delete(directory),
  };
}
