import type { ReadProblem, Technology } from '../../../contract/card.ts';
import type { Transform } from '../../../contract/reader-formats.ts';
import { bytesFromHex } from '../bytes.ts';
import { csnByteCounts } from '../csn.ts';
import { rejected, type FrameDecoder, type FrameEvent } from './frame-decoder.ts';
import { createLineDecoder } from './line-splitter.ts';
import { undoTransform } from './transform.ts';

const TEN_BYTE_HEX_DIGITS = 20;

/** A line of hexadecimal digits, two a byte; blanks, colons and hyphens may stand between them. */
export function createLineHexDecoder(technology: Technology, transform?: Transform): FrameDecoder {
  // Fewer digits on an EM line are formats that leave bits out.
  const whenShort = technology === 'EM' ? 'incomplete-csn' : 'too-short';
  return createLineDecoder((line) =>
    judgeHexDigits(line.replace(/[\s:-]/g, ''), technology, transform, whenShort),
  );
}

/** The whole number of the technology in hexadecimal digits, and nothing else. */
export function judgeHexDigits(
  digits: string,
  technology: Technology,
  transform: Transform | undefined,
  whenShort: ReadProblem,
): FrameEvent {
  const wanted = 2 * csnByteCounts[technology];
  if (!/^[0-9a-f]*$/i.test(digits)) return rejected('bad-character');
  if (digits.length < wanted) return rejected(whenShort);
  // Ten bytes are a whole id of its own kind: the card's problem, not the line's.
  if (digits.length === TEN_BYTE_HEX_DIGITS && technology !== 'EM') return rejected('ten-byte-id');
  if (digits.length > wanted) return rejected('too-long');
  return { kind: 'number', bytes: undoTransform(bytesFromHex(digits), transform), technology };
}
