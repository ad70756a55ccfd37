import type { Checksum, Transform } from '../../../contract/reader-formats.ts';
import { bytesFromHex } from '../bytes.ts';
import { checksumOf } from './checksum.ts';
import { createDelimitedDecoder } from './delimited.ts';
import { rejected, type FrameDecoder, type FrameEvent } from './frame-decoder.ts';
import { undoTransform } from './transform.ts';

const STX = 0x02;
const ETX = 0x03;
const DIGIT_COUNT = 12;

/** STX, ten hexadecimal digits, two of checksum, ETX; the ID-12 family adds CR LF before the ETX. */
export function createStxEtxXorDecoder(checksum?: Checksum, transform?: Transform): FrameDecoder {
  return createDelimitedDecoder({
    start: STX,
    end: ETX,
    longestContent: DIGIT_COUNT + 2,
    judge: (content) => judgeCheckedDigits(content.replace(/\r?\n?$/, ''), checksum, transform),
  });
}

/** Ten hexadecimal digits of number and two of checksum. */
export function judgeCheckedDigits(
  digits: string,
  checksum: Checksum | undefined,
  transform: Transform | undefined,
): FrameEvent {
  if (!/^[0-9a-f]*$/i.test(digits)) return rejected('bad-character');
  if (digits.length < DIGIT_COUNT) return rejected('too-short');
  if (digits.length > DIGIT_COUNT) return rejected('too-long');

  const bytes = bytesFromHex(digits);
  const data = bytes.subarray(0, -1);
  if (checksumOf(data, checksum) !== bytes.at(-1)) return rejected('bad-checksum');
  return { kind: 'number', bytes: undoTransform(data, transform), technology: 'EM' };
}
