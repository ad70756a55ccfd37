import type { Checksum, Transform } from '../../../contract/reader-formats.ts';
import { textFromBytes } from '../bytes.ts';
import { rejected, takeEach, type FrameDecoder, type FrameEvent } from './frame-decoder.ts';
import { createNoiseMeter } from './noise-meter.ts';
import { judgeCheckedDigits } from './stx-etx-xor.ts';
import { isHexDigit } from './hex-digit.ts';

const DIGIT_COUNT = 12;

/**
 * Twelve hexadecimal digits with nothing around them: ten of number, two of checksum. Only a silence, or a byte
 * that is no digit, shows where one begins. Digits that do not check are therefore out of step, and what follows
 * them is not read: moved along digit by digit, one place in 256 would pass the checksum with a wrong number.
 */
export function createEm18Raw12Decoder(checksum?: Checksum, transform?: Transform): FrameDecoder {
  const noise = createNoiseMeter();
  let digits: number[] = [];
  let isOutOfStep = false;

  function take(byte: number): FrameEvent | null {
    if (!isHexDigit(byte)) return breakOff(byte);
    if (isOutOfStep) return null;
    digits.push(byte);
    if (digits.length < DIGIT_COUNT) return null;

    const event = judgeCheckedDigits(textFromBytes(digits), checksum, transform);
    digits = [];
    isOutOfStep = event.kind === 'rejected';
    noise.explained();
    return event;
  }

  function breakOff(byte: number): FrameEvent | null {
    const lost = [...digits, byte];
    digits = [];
    isOutOfStep = false;
    return lost.map(noise.skip).find((event) => event !== null) ?? null;
  }

  return {
    push: (bytes) => takeEach(bytes, take),
    dropPartial: () => {
      const brokeOff = digits.length > 0;
      digits = [];
      isOutOfStep = false;
      const unexplained = noise.silence();
      if (brokeOff) return [rejected('truncated')];
      return unexplained === null ? [] : [unexplained];
    },
  };
}
