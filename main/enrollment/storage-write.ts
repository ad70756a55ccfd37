import { storageProblemOf, type StorageProblem } from '../store/storage-problem.ts';

type Kind<Name extends string> = Name extends string ? { readonly kind: Name } : never;
export interface NotSaved {
  readonly kind: 'not-saved';
  readonly problem: StorageProblem;
}

/** The answer to a write that failed; the status line hears of it. */
export function notSaved(error: unknown, onStorage: (error: unknown) => void): NotSaved {
  onStorage(error);
  return { kind: 'not-saved', problem: storageProblemOf(error) };
}

/** A write that fails is an answer, and changes nothing. `onStorage` gets null when writing worked. */
export function storageWriter(onStorage: (error: unknown) => void) {
  return <Done extends string>(work: () => Done): Kind<Done> | NotSaved => {
    try {
      const kind = work();
      onStorage(null);
      return { kind } as Kind<Done>;
    } catch (error) {
      return notSaved(error, onStorage);
    }
  };
}
