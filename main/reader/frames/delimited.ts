import { textFromBytes } from '../bytes.ts';
import { rejected, takeEach, type FrameDecoder, type FrameEvent } from './frame-decoder.ts';
import { createNoiseMeter } from './noise-meter.ts';

const LF = 0x0a;

interface Delimiters {
  readonly start: number;
  readonly end: number;
  readonly longestContent: number;
  /** Null for what is no frame and no fault either. */
  readonly judge: (content: string) => FrameEvent | null;
  /** What a byte between two frames means by itself, if anything. */
  readonly judgeOutside?: (byte: number) => FrameEvent | null;
}

/**
 * Frames of text between two marks. A start always begins a new frame, so one that lost its end costs nobody
 * else's.
 */
export function createDelimitedDecoder(delimiters: Delimiters): FrameDecoder {
  const { start, end, longestContent, judge, judgeOutside } = delimiters;
  const noise = createNoiseMeter();
  let content: number[] | null = null;

  function take(byte: number): FrameEvent | null {
    if (byte === start) {
      content = [];
      return null;
    }
    if (content === null) return judgeOutside?.(byte) ?? noise.skip(byte);
    if (byte === end) {
      const event = judge(textFromBytes(content));
      content = null;
      noise.explained();
      return event;
    }
    content.push(byte);
    if (content.length <= longestContent) return null;
    content = null;
    noise.explained();
    return rejected('too-long');
  }

  return {
    push: (bytes) => takeEach(bytes, take),
    dropPartial: () => {
      // A line feed may as well end the line before it.
      const brokeOff = content !== null && (content.length > 0 || start !== LF);
      content = null;
      const unexplained = noise.silence();
      if (brokeOff) return [rejected('truncated')];
      return unexplained === null ? [] : [unexplained];
    },
  };
}
