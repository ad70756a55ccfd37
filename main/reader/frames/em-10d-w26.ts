import type { Transform } from '../../../contract/reader-formats.ts';
import type { FrameDecoder } from './frame-decoder.ts';
import { createPrintedLineDecoder } from './printed-line.ts';

/** Four of five bytes, `0007625328 116,23152`: known, and refused. */
export function createEm10dW26Decoder(transform?: Transform): FrameDecoder {
  return createPrintedLineDecoder('10D + W26', transform);
}
