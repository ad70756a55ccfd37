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
  /** `isExplained`: they were an answer without a card; there is nothing to wait for. */
  bytes(bytes: Uint8Array, findings: readonly Finding[], isExplained: boolean): void;
  silence(findings: readonly Finding[]): void;
}

/**
 * Tells, for the reader test, which bytes led to what. Of a reader that is asked all the time only what it finds is
 * told: half of "no card" is no news.
 */
export function createHearing(onHeard: (heard: Heard) => void, isAsked: boolean): Hearing {
  let pending = new Uint8Array();

  function report(findings: readonly Finding[]): void {
    const finding = findings.at(-1);
    if (finding === undefined && isAsked) return;
    onHeard({ bytes: pending, finding: finding ?? { kind: 'incomplete' } });
    if (finding !== undefined) pending = new Uint8Array();
  }

  return {
    bytes: (bytes, findings, isExplained) => {
      if (isExplained) {
        pending = new Uint8Array();
        return;
      }
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
