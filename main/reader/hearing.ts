import type { ReadProblem } from '../../contract/card.ts';
import type { Csn } from './csn.ts';

export type Finding =
  { readonly kind: 'card'; readonly csn: Csn } | { readonly kind: 'refused'; readonly problem: ReadProblem };

/** What came since the last finding, at most 512 bytes of it, and what it was taken for. */
export interface Heard {
  readonly bytes: Uint8Array;
  readonly finding: Finding | { readonly kind: 'incomplete' };
}

const MOST_BYTES = 512;
const LF = 0x0a;
const CR = 0x0d;

interface Hearing {
  bytes(bytes: Uint8Array, findings: readonly Finding[]): void;
  silence(findings: readonly Finding[]): void;
}

/** Tells, for the reader test, which bytes led to what. */
export function createHearing(onHeard: (heard: Heard) => void): Hearing {
  let pending = new Uint8Array();

  function report(findings: readonly Finding[]): void {
    const finding = findings.at(-1);
    onHeard({ bytes: pending, finding: finding ?? { kind: 'incomplete' } });
    if (finding !== undefined) pending = new Uint8Array();
  }

  return {
    bytes: (bytes, findings) => {
      // The rest of a line end that came late would hide the card it ended.
      if (pending.length === 0 && bytes.every((byte) => byte === CR || byte === LF)) return;
      pending = Uint8Array.of(...pending, ...bytes.slice(-MOST_BYTES)).slice(-MOST_BYTES);
      report(findings);
    },
    silence: (findings) => {
      if (findings.length > 0) report(findings);
      pending = new Uint8Array();
    },
  };
}
