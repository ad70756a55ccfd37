import type { Transform } from '../../../contract/reader-formats.ts';
import { rejected, type FrameDecoder, type FrameEvent } from './frame-decoder.ts';
import { undoTransform } from './transform.ts';

const STATUS_BYTES = 2;
const LONGEST_ANSWER = 32;

/** A PC/SC reader's answer to FF CA 00 00 00: the id, and 90 00. It has no marks; it ends where nothing follows. */
export function createPcscUidDecoder(transform?: Transform): FrameDecoder {
  let answer: number[] = [];
  let isOverlong = false;

  return {
    push: (bytes) => {
      if (isOverlong) return [];
      answer.push(...bytes.slice(0, LONGEST_ANSWER + 1));
      if (answer.length <= LONGEST_ANSWER) return [];
      isOverlong = true;
      return [rejected('too-long')];
    },
    dropPartial: () => {
      const events = isOverlong || answer.length === 0 ? [] : [judgePcscAnswer(answer, transform)];
      answer = [];
      isOverlong = false;
      return events;
    },
  };
}

/** The size of an id is the card's own word here, as ISO 14443 sets it: four, seven or ten bytes. */
export function judgePcscAnswer(answer: readonly number[], transform?: Transform): FrameEvent {
  if (answer.length < STATUS_BYTES) return rejected('truncated');
  const [status, detail] = answer.slice(-STATUS_BYTES);
  if (status !== 0x90 || detail !== 0x00) return rejected('reader-error');
  const id = undoTransform(Uint8Array.from(answer.slice(0, -STATUS_BYTES)), transform);
  switch (id.length) {
    case 0:
      return rejected('empty');
    case 4:
      return { kind: 'number', bytes: id, technology: 'MC' };
    case 7:
    case 10:
      return { kind: 'number', bytes: id, technology: 'MD' };
    default:
      return rejected('bad-length');
  }
}
