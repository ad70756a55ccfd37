import type { Transform } from '../../../contract/reader-formats.ts';
import { bytesFromHex } from '../bytes.ts';
import { createDelimitedDecoder } from './delimited.ts';
import { rejected, type FrameDecoder, type FrameEvent } from './frame-decoder.ts';
import { ANTI_COLLISION, GNETPLUS_POLL_MS, gnetplusAnswer, REQUEST } from './gnetplus-answer.ts';

const COLON = 0x3a;
const CR = 0x0d;

/** A colon, then address, code, length and data in hexadecimal digits, CR. Speaks only when asked. */
export function createGnetplusAsciiDecoder(transform?: Transform): FrameDecoder {
  return {
    ...createDelimitedDecoder({
      start: COLON,
      end: CR,
      longestContent: 64,
      judge: (content) => judge(content, transform),
    }),
    poll: { requests: [requestOf(REQUEST), requestOf(ANTI_COLLISION)], intervalMs: GNETPLUS_POLL_MS },
  };
}

function judge(content: string, transform: Transform | undefined): FrameEvent {
  if (!/^[0-9a-f]*$/i.test(content)) return rejected('bad-character');
  const [, code, length, ...data] = bytesFromHex(content);
  if (code === undefined || length === undefined || content.length % 2 === 1) return rejected('too-short');
  if (data.length < length) return rejected('truncated');
  if (data.length > length) return rejected('too-long');
  return gnetplusAnswer(code, Uint8Array.from(data), transform);
}

function requestOf(code: number): Uint8Array {
  return new TextEncoder().encode(`:00${code.toString(16)}00\r`);
}
