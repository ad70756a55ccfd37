import type { ReadProblem } from '../../../contract/card.ts';
import type { ReaderProfile } from '../../../contract/reader.ts';
import { bytesFromHex, textFromBytes } from '../bytes.ts';
import type { FrameDecoder, FrameEvent } from './frame-decoder.ts';
import { createNoiseMeter } from './noise-meter.ts';
import { undoTransform } from './transform.ts';

const STX = 0x02;
const ETX = 0x03;
const DIGIT_COUNT = 12;
const LONGEST_CONTENT = DIGIT_COUNT + 2;

const checksums = {
  xor: (data: Uint8Array): number => data.reduce((sum, byte) => sum ^ byte, 0),
  sum: (data: Uint8Array): number => data.reduce((sum, byte) => sum + byte, 0) & 0xff,
} as const;

/**
 * STX, ten hexadecimal digits, two of checksum, ETX; the ID-12 family adds CR LF before the ETX. An STX always
 * begins a new frame, so one that lost its end costs nobody else's.
 */
export function createStxEtxXorDecoder(profile: Pick<ReaderProfile, 'checksum' | 'transform'>): FrameDecoder {
  const checksumOf = checksums[profile.checksum ?? 'xor'];
  const noise = createNoiseMeter();
  let content: number[] | null = null;

  function take(byte: number): FrameEvent | null {
    if (byte === STX) {
      content = [];
      return null;
    }
    if (content === null) return noise.skip(byte);
    if (byte === ETX) {
      const event = judge(textFromBytes(content));
      content = null;
      noise.explained();
      return event;
    }
    content.push(byte);
    if (content.length <= LONGEST_CONTENT) return null;
    content = null;
    noise.explained();
    return rejected('too-long');
  }

  function judge(text: string): FrameEvent {
    const digits = text.replace(/\r?\n?$/, '');
    if (!/^[0-9a-f]*$/i.test(digits)) return rejected('bad-character');
    if (digits.length < DIGIT_COUNT) return rejected('too-short');
    if (digits.length > DIGIT_COUNT) return rejected('too-long');

    const bytes = bytesFromHex(digits);
    const data = bytes.subarray(0, -1);
    if (checksumOf(data) !== bytes.at(-1)) return rejected('bad-checksum');
    return { kind: 'number', bytes: undoTransform(data, profile.transform), technology: 'EM' };
  }

  return {
    push: (bytes) => [...bytes].map(take).filter((event) => event !== null),
    dropPartial: () => {
      const pending = content !== null;
      content = null;
      const unexplained = noise.silence();
      if (pending) return [rejected('truncated')];
      return unexplained === null ? [] : [unexplained];
    },
  };
}

function rejected(problem: ReadProblem): FrameEvent {
  return { kind: 'rejected', problem };
}
