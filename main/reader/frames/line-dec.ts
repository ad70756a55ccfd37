import type { ReadProblem, Technology } from '../../../contract/card.ts';
import type { Transform } from '../../../contract/reader-formats.ts';
import { bytesFromValue } from '../bytes.ts';
import { csnByteCounts } from '../csn.ts';
import type { FrameDecoder } from './frame-decoder.ts';
import { createLineDecoder } from './line-splitter.ts';
import { undoTransform } from './transform.ts';

interface DigitCounts {
  readonly fewest: number;
  readonly most: number;
}

/** EM readers print the 40 bits in 12 to 14 digits; fewer digits are formats that leave bits out. */
const digitCounts: Readonly<Record<Technology, DigitCounts>> = {
  EM: { fewest: 12, most: 14 },
  MC: { fewest: 10, most: 10 },
  MD: { fewest: 17, most: 17 },
};

/** The 15-digit EM format is defined over the reversed bits, and over nothing else. */
const reversedBitsEm: DigitCounts = { fewest: 12, most: 15 };

/** A line with the whole number in decimal digits, zero-padded: EM readers of one kind always to the same width. */
export function createLineDecDecoder(technology: Technology, transform?: Transform): FrameDecoder {
  const counts =
    technology === 'EM' && transform === 'reverse-bits-per-byte' ? reversedBitsEm : digitCounts[technology];
  const byteCount = csnByteCounts[technology];
  const widthProblemOf = createWidthGuard();

  function problemOf(line: string): ReadProblem | null {
    if (!/^[0-9]+$/.test(line)) return 'bad-character';
    if (line.length < counts.fewest) return technology === 'EM' ? 'incomplete-csn' : 'too-short';
    if (line.length > counts.most) return 'too-long';
    return BigInt(line) >> BigInt(8 * byteCount) === 0n ? null : 'out-of-range';
  }

  return createLineDecoder((line) => {
    const problem = problemOf(line) ?? widthProblemOf(line);
    if (problem !== null) return { kind: 'rejected', problem };
    const bytes = undoTransform(bytesFromValue(BigInt(line), byteCount), transform);
    return { kind: 'number', bytes, technology };
  });
}

/**
 * Tells lines that are shorter than those before them, or longer: each has lost a digit, or got one more, and would pass for
 * another card's. What was taken for the width may itself have been damaged, and a reader may be set anew; so the same line
 * twice in a row is believed, and sets the width.
 */
function createWidthGuard(): (line: string) => ReadProblem | null {
  let width: number | null = null;
  let doubted: string | null = null;

  function problemOf(line: string): ReadProblem | null {
    if (width === null || line === doubted || line.length === width) return null;
    if (line.length < width) return 'too-short';
    // Of twelve digits, the largest numbers need one more; what begins with a zero needs none.
    return line.startsWith('0') ? 'too-long' : null;
  }

  return (line) => {
    const problem = problemOf(line);
    doubted = problem === null ? null : line;
    const needsItsWidth = width !== null && line.length > width && !line.startsWith('0');
    if (problem === null && !needsItsWidth) width = line.length;
    return problem;
  };
}
