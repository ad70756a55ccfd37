import type { Transform } from '../../../contract/reader-formats.ts';
import type { FrameDecoder } from './frame-decoder.ts';
import { createPrintedLineDecoder } from './printed-line.ts';

/** Highest byte and the four others in decimal: `017 / 0573785173`. */
export function createVdIdDecoder(transform?: Transform): FrameDecoder {
  return createPrintedLineDecoder('VD / ID', transform);
}
