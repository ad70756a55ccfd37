import type { CrcOrder, Transform } from '../../../contract/reader-formats.ts';
import { crc16, crcBytes } from './checksum.ts';
import type { FrameDecoder } from './frame-decoder.ts';
import {
  ACK,
  ANTI_COLLISION,
  EVENT,
  GNETPLUS_POLL_MS,
  gnetplusAnswer,
  NAK,
  REQUEST,
} from './gnetplus-answer.ts';
import { createPacketDecoder, incomplete, noPacket, type PacketJudgement } from './packets.ts';

const START = 0x01;
const POLYNOMIAL = 0xa001;
const HEADER_BYTES = 4;
const CRC_BYTES = 2;
const LONGEST_DATA = 32;
const answerCodes: ReadonlySet<number> = new Set([ACK, NAK, EVENT]);

/**
 * 01, address, code, length, data, CRC-16 of all but the 01. The protocol's own paper sends the low half of the
 * CRC first; a program in use with such readers sends the high half first, so a profile may say so.
 */
export function createGnetplusBinaryDecoder(
  transform?: Transform,
  crcOrder: CrcOrder = 'low-first',
): FrameDecoder {
  return {
    ...createPacketDecoder(START, (bytes) => judge(bytes, crcOrder, transform)),
    poll: {
      requests: [requestOf(REQUEST, crcOrder), requestOf(ANTI_COLLISION, crcOrder)],
      intervalMs: GNETPLUS_POLL_MS,
    },
  };
}

function judge(
  bytes: readonly number[],
  crcOrder: CrcOrder,
  transform: Transform | undefined,
): PacketJudgement {
  const [start, , code = ACK, length = 0] = bytes;
  if (start !== START || !answerCodes.has(code) || length > LONGEST_DATA) return noPacket;
  const dataEnd = HEADER_BYTES + length;
  const byteCount = dataEnd + CRC_BYTES;
  if (bytes.length < HEADER_BYTES || bytes.length < byteCount) return incomplete;

  const [first, second] = crcBytes(crc16(bytes.slice(1, dataEnd), POLYNOMIAL), crcOrder);
  if (bytes[dataEnd] !== first || bytes[dataEnd + 1] !== second)
    return { kind: 'damaged', problem: 'bad-checksum' };
  const data = Uint8Array.from(bytes.slice(HEADER_BYTES, dataEnd));
  return { kind: 'packet', byteCount, event: gnetplusAnswer(code, data, transform) };
}

function requestOf(code: number, crcOrder: CrcOrder): Uint8Array {
  const content = [0x00, code, 0x00];
  return Uint8Array.of(START, ...content, ...crcBytes(crc16(content, POLYNOMIAL), crcOrder));
}
