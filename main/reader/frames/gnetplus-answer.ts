import type { Transform } from '../../../contract/reader-formats.ts';
import { rejected, type FrameEvent } from './frame-decoder.ts';
import { undoTransform } from './transform.ts';

export const ACK = 0x06;
export const NAK = 0x15;
export const EVENT = 0x12;
/** Wakes what lies on the reader, then asks it for its number. */
export const REQUEST = 0x20;
export const ANTI_COLLISION = 0x21;

const NO_CARD = 0x1f;
const ID_BYTES = 4;
/** An answer to `REQUEST`: the kind of card, which says nothing of its number. */
const CARD_KIND_BYTES = 2;

export const GNETPLUS_POLL_MS = 125;

/** What a Promag reader answered, in text or in binary. */
export function gnetplusAnswer(code: number, data: Uint8Array, transform: Transform | undefined): FrameEvent {
  switch (code) {
    case ACK:
      if (data.length === ID_BYTES)
        return { kind: 'number', bytes: undoTransform(data, transform), technology: 'MC' };
      return data.length === 0 || data.length === CARD_KIND_BYTES
        ? { kind: 'no-card' }
        : rejected('bad-length');
    case NAK:
      return data[0] === NO_CARD ? { kind: 'no-card' } : rejected('reader-error');
    case EVENT:
      return { kind: 'no-card' };
    default:
      return rejected('reader-error');
  }
}
