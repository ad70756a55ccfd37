import type { Transform } from '../../../contract/reader-formats.ts';
import { createDelimitedDecoder } from './delimited.ts';
import { rejected, type FrameDecoder } from './frame-decoder.ts';
import { judgeHexDigits } from './line-hex.ts';

const STX = 0x02;
const ETX = 0x03;
const ESC = 0x1b;

/** STX, the Mifare serial number in eight hexadecimal digits, CR, ETX; an ESC when the card is taken away. */
export function createPromagAutoDecoder(transform?: Transform): FrameDecoder {
  return createDelimitedDecoder({
    start: STX,
    end: ETX,
    longestContent: 24,
    judge: (content) =>
      content.endsWith('\r')
        ? judgeHexDigits(content.slice(0, -1), 'MC', transform, 'too-short')
        : rejected('bad-character'),
    judgeOutside: (byte) => (byte === ESC ? { kind: 'card-left' } : null),
  });
}
