import type { Transform } from '../../../contract/reader-formats.ts';
import type { FrameDecoder } from './frame-decoder.ts';
import { createPrintedLineDecoder } from './printed-line.ts';

/** Ten half bytes, two decimal digits each: `08080404121202021010`. Usually of the number with its bits reversed. */
export function createDez20Decoder(transform?: Transform): FrameDecoder {
  return createPrintedLineDecoder('DEZ 20', transform);
}
