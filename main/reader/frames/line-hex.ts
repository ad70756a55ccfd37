import type { ReadProblem, Technology } from '../../../contract/card.ts';
import type { Transform } from '../../../contract/reader.ts';
import { bytesFromHex } from '../bytes.ts';
import { csnByteCounts } from '../csn.ts';
import type { FrameDecoder } from './frame-decoder.ts';
import { createLineDecoder } from './line-splitter.ts';
import { undoTransform } from './transform.ts';

const TEN_BYTE_HEX_DIGITS = 20;

/** A line of hexadecimal digits, two a byte; blanks, colons and hyphens may stand between them. */
export function createLineHexDecoder(technology: Technology, transform?: Transform): FrameDecoder {
  return createLineDecoder((line) => {
    const digits = line.replace(/[\s:-]/g, '');
    const problem = problemOf(digits, technology);
    if (problem !== null) return { kind: 'rejected', problem };
    return { kind: 'number', bytes: undoTransform(bytesFromHex(digits), transform), technology };
  });
}

function problemOf(digits: string, technology: Technology): ReadProblem | null {
  if (!/^[0-9a-f]+$/i.test(digits)) return 'bad-character';
  const wanted = 2 * csnByteCounts[technology];
  if (digits.length < wanted) return technology === 'EM' ? 'incomplete-csn' : 'too-short';
  // Ten bytes are a whole id of its own kind: the card's problem, not the line's.
  if (digits.length === TEN_BYTE_HEX_DIGITS && technology !== 'EM') return 'ten-byte-id';
  return digits.length > wanted ? 'too-long' : null;
}
