import type { OpenProblem } from './store/open-problem.ts';

/** Why there is no desk to run. `stop-words.ts` says each in both languages. */
export type StopReason =
  | { readonly kind: 'argument-alone' | 'argument-twice'; readonly name: PathArgument }
  | { readonly kind: 'folder-not-writable'; readonly path: string }
  | PolicyProblem
  /** `path`: of the outbox, or of the folder with its keys. */
  | { readonly kind: OpenProblem['kind']; readonly path: string }
  /** `error`: its name, never its text. */
  | { readonly kind: 'unexpected'; readonly error: string; readonly dataDir: string };

export type PathArgument = '--data-dir' | '--policy';

export type PolicyProblem =
  | { readonly kind: 'policy-unreadable' | 'policy-not-utf8'; readonly path: string }
  | {
      readonly kind: 'policy-not-json';
      readonly path: string;
      readonly line: number;
      readonly column: number;
    }
  /** `faults`: sentences in English with the names of the fields, for whoever writes the file. */
  | { readonly kind: 'policy-unusable'; readonly path: string; readonly faults: string };
