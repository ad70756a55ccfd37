import type { Transform } from '../../../contract/reader-formats.ts';
import { createDelimitedDecoder } from './delimited.ts';
import type { FrameDecoder } from './frame-decoder.ts';
import { judgeHexDigits } from './line-hex.ts';

const LF = 0x0a;
const CR = 0x0d;

/** LF, ten hexadecimal digits, CR. There is no checksum: only the count of digits guards the number. */
export function createLf10CrDecoder(transform?: Transform): FrameDecoder {
  return createDelimitedDecoder({
    start: LF,
    end: CR,
    longestContent: 16,
    judge: (content) => (content === '' ? null : judgeHexDigits(content, 'EM', transform, 'too-short')),
  });
}
