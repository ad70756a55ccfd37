import type { Transform } from '../../../contract/reader-formats.ts';
import type { Technology } from '../../../contract/card.ts';
import { checksumOf } from './checksum.ts';
import { rejected, type FrameDecoder, type FrameEvent } from './frame-decoder.ts';
import { mifareTransform } from './mifare-transform.ts';
import { createPacketDecoder, incomplete, noPacket, type PacketJudgement } from './packets.ts';
import { undoTransform } from './transform.ts';

const STX = 0x02;
const ETX = 0x03;
const FRAME_BYTES = 5;
const LONGEST_PACKET = 32;

const idTypes: ReadonlyMap<number, { readonly technology: Technology; readonly byteCount: number }> = new Map(
  [
    [0x01, { technology: 'MC', byteCount: 4 }],
    [0x02, { technology: 'EM', byteCount: 5 }],
    [0x03, { technology: 'MC', byteCount: 4 }],
  ],
);
/** HID Prox, and processor cards. */
const otherTypes: ReadonlySet<number> = new Set([0x10, 0x50]);

/** STX, length of the whole packet, type of card, id, XOR of all since the STX, ETX. Marks stand in ids, too. */
export function createGwiotBinaryDecoder(transform?: Transform): FrameDecoder {
  return createPacketDecoder(STX, (bytes) => judge(bytes, transform));
}

function judge(bytes: readonly number[], transform: Transform | undefined): PacketJudgement {
  const [start, length = FRAME_BYTES + 1, type] = bytes;
  if (start !== STX || length <= FRAME_BYTES || length > LONGEST_PACKET) return noPacket;
  if (type === undefined) return incomplete;

  const idType = idTypes.get(type);
  if (idType === undefined && !otherTypes.has(type)) return noPacket;
  if (idType !== undefined && length !== FRAME_BYTES + idType.byteCount)
    return { kind: 'damaged', problem: 'bad-length' };
  if (bytes.length < length) return incomplete;

  const [checksum, end] = bytes.slice(length - 2, length);
  if (end !== ETX || checksumOf(bytes.slice(1, length - 2)) !== checksum)
    return { kind: 'damaged', problem: 'bad-checksum' };
  const id = Uint8Array.from(bytes.slice(3, length - 2));
  return { kind: 'packet', byteCount: length, event: eventOf(id, idType?.technology, transform) };
}

function eventOf(
  id: Uint8Array,
  technology: Technology | undefined,
  transform: Transform | undefined,
): FrameEvent {
  if (technology === undefined) return rejected('wrong-card-type');
  return { kind: 'number', bytes: undoTransform(id, mifareTransform(transform, technology)), technology };
}
