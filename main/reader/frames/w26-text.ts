import type { Transform } from '../../../contract/reader-formats.ts';
import type { FrameDecoder } from './frame-decoder.ts';
import { createPrintedLineDecoder } from './printed-line.ts';

/** Facility and card, `111,27706` or `00623.27706`: three or four bytes of five, so it is known, and refused. */
export function createW26TextDecoder(transform?: Transform): FrameDecoder {
  return createPrintedLineDecoder('DEZ 5.5', transform);
}
