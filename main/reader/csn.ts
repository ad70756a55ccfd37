import type { CsnProblem, Technology } from '../../contract/card.ts';
import { bytesFromValue, valueFromBytes } from './bytes.ts';

/** Raw card serial number. `value` fits into `csnByteCounts[technology]` bytes, most significant first. */
export interface Csn {
  readonly technology: Technology;
  readonly value: bigint;
}

export type CsnOutcome<Problem = CsnProblem | 'bad-length'> =
  { readonly kind: 'csn'; readonly csn: Csn } | { readonly kind: 'problem'; readonly problem: Problem };

export const csnByteCounts = { EM: 5, MC: 4, MD: 7 } as const satisfies Record<Technology, number>;

const TEN_BYTE_ID = 10;
const RANDOM_ID_MARK = 0x08;
const CASCADE_TAG = 0x88;
const NXP_MAKER_CODE = 0x04;

/** Takes the bytes in the order of the UID. Ids that a card does not keep for itself are refused. */
export function csnFromBytes(bytes: Uint8Array, technology: Technology): CsnOutcome {
  if (bytes.length === TEN_BYTE_ID && technology !== 'EM') return { kind: 'problem', problem: 'ten-byte-id' };
  if (bytes.length !== csnByteCounts[technology]) return { kind: 'problem', problem: 'bad-length' };

  const problem = problemOfId(bytes, technology);
  if (problem !== null) return { kind: 'problem', problem };
  return { kind: 'csn', csn: { technology, value: valueFromBytes(bytes) } };
}

/** As `csnFromBytes`, for a number that is known to fit the technology. */
export function csnFromValue(value: bigint, technology: Technology): CsnOutcome<CsnProblem> {
  const problem = problemOfId(bytesFromValue(value, csnByteCounts[technology]), technology);
  return problem === null ? { kind: 'csn', csn: { technology, value } } : { kind: 'problem', problem };
}

function problemOfId(bytes: Uint8Array, technology: Technology): CsnProblem | null {
  if (bytes.every((byte) => byte === 0)) return 'zero-id';
  if (technology !== 'MC') return null;
  if (bytes[0] === RANDOM_ID_MARK) return 'random-id';
  return isCascadeTag(bytes) ? 'cascade-tag' : null;
}

/**
 * Readers that know four bytes only report a 7-byte card as 88 and three of its bytes. Sent backwards, 88 comes
 * last; it may stand there in a real id, too, so the maker's code beside it has to agree.
 */
function isCascadeTag([first, , third, fourth]: Uint8Array): boolean {
  return first === CASCADE_TAG || (fourth === CASCADE_TAG && third === NXP_MAKER_CODE);
}
