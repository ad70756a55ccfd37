import type { Technology } from '../../../contract/card.ts';
import type { Transform } from '../../../contract/reader-formats.ts';
import { checksumOf } from './checksum.ts';
import { rejected, type FrameDecoder, type FrameEvent } from './frame-decoder.ts';
import { createPacketDecoder, incomplete, noPacket, type PacketJudgement } from './packets.ts';
import { undoTransform } from './transform.ts';

const START = 0xbd;
const SELECT_CARD = 0x01;
const TELL_VERSION = 0xf0;
const answeredCommands: ReadonlySet<number> = new Set([SELECT_CARD, TELL_VERSION]);

const STATUS_OK = 0x00;
const STATUS_NO_CARD = 0x01;
/** The length byte counts what follows it: command, status, data and checksum. */
const SHORTEST_LENGTH = 3;
const LONGEST_LENGTH = 32;

/** Asks for the card on the reader. */
const selectCard = Uint8Array.of(0xba, 0x02, SELECT_CARD, 0xb9);

const technologies: ReadonlyMap<number | undefined, Technology> = new Map<number, Technology>([
  [0x01, 'MC'],
  [0x02, 'MD'],
  [0x03, 'MD'],
  [0x04, 'MC'],
  [0x05, 'MD'],
  [0x06, 'MD'],
]);
const idByteCounts = { MC: 4, MD: 7 } as const;

/** BD, length, command, status, id, type of card, XOR of all before it. Speaks only when asked. */
export function createSl025Decoder(transform?: Transform): FrameDecoder {
  return {
    ...createPacketDecoder(START, (bytes) => judge(bytes, transform)),
    poll: { requests: [selectCard], intervalMs: 250 },
  };
}

function judge(bytes: readonly number[], transform: Transform | undefined): PacketJudgement {
  const [start, length = SHORTEST_LENGTH, command = SELECT_CARD] = bytes;
  if (start !== START || length < SHORTEST_LENGTH || length > LONGEST_LENGTH) return noPacket;
  // One byte of checksum is little: noise before a whole packet and behind it can make a longer one that checks.
  if (!answeredCommands.has(command)) return noPacket;
  const byteCount = length + 2;
  if (bytes.length < byteCount) return incomplete;
  if (checksumOf(bytes.slice(0, byteCount - 1)) !== bytes[byteCount - 1])
    return { kind: 'damaged', problem: 'bad-checksum' };
  return { kind: 'packet', byteCount, event: answer(bytes.slice(2, byteCount - 1), transform) };
}

function answer([command, status, ...data]: readonly number[], transform: Transform | undefined): FrameEvent {
  if (command !== SELECT_CARD || status === STATUS_NO_CARD) return { kind: 'no-card' };
  if (status !== STATUS_OK) return rejected('reader-error');
  const technology = technologies.get(data.at(-1));
  if (technology !== 'MC' && technology !== 'MD') return rejected('wrong-card-type');
  const id = Uint8Array.from(data.slice(0, -1));
  if (id.length !== idByteCounts[technology]) return rejected('bad-length');
  return { kind: 'number', bytes: undoTransform(id, transform), technology };
}
