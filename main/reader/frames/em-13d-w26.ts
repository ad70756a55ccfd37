import type { Transform } from '../../../contract/reader-formats.ts';
import type { FrameDecoder } from './frame-decoder.ts';
import { createPrintedLineDecoder } from './printed-line.ts';

/** All 40 bits in decimal, then facility and card for a cross-check: `0004329479323 014, 40091`. */
export function createEm13dW26Decoder(transform?: Transform): FrameDecoder {
  return createPrintedLineDecoder('13D + W26', transform);
}
