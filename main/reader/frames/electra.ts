import type { Transform } from '../../../contract/reader-formats.ts';
import type { FrameDecoder } from './frame-decoder.ts';
import { createPrintedLineDecoder } from './printed-line.ts';

/** Two highest bytes and the three others in decimal: `4386 3359829`. */
export function createElectraDecoder(transform?: Transform): FrameDecoder {
  return createPrintedLineDecoder('ELECTRA', transform);
}
