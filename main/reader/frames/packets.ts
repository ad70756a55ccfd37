import type { ReadProblem } from '../../../contract/card.ts';
import { rejected, type FrameDecoder, type FrameEvent } from './frame-decoder.ts';
import { createNoiseMeter } from './noise-meter.ts';

/** What the bytes from a start on are. `incomplete` only while they may still become one packet of bounded length. */
export type PacketJudgement =
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'packet'; readonly byteCount: number; readonly event: FrameEvent }
  /** It begins like a packet and is none; whoever set the reader up wants to know. */
  | { readonly kind: 'damaged'; readonly problem: ReadProblem }
  | { readonly kind: 'noise' };

export const incomplete: PacketJudgement = { kind: 'incomplete' };
export const noPacket: PacketJudgement = { kind: 'noise' };

/**
 * Binary packets, whose marks may stand in their data as well. What begins like a packet and is none costs one
 * byte: the next packet may begin inside of it.
 */
export function createPacketDecoder(
  start: number,
  judge: (bytes: readonly number[]) => PacketJudgement,
): FrameDecoder {
  const noise = createNoiseMeter();
  let pending: number[] = [];
  const told = new Set<ReadProblem>();

  /** Noise is full of false starts: a problem is told once until a packet is found or silence falls. */
  function tellOnce(problem: ReadProblem): FrameEvent[] {
    noise.explained();
    if (told.has(problem)) return [];
    told.add(problem);
    return [rejected(problem)];
  }

  function take(byte: number): readonly FrameEvent[] {
    if (pending.length === 0 && byte !== start) return skip(byte);
    pending.push(byte);
    return settle(false);
  }

  function skip(byte: number): readonly FrameEvent[] {
    const event = noise.skip(byte);
    return event === null ? [] : [event];
  }

  /** The first byte began nothing; the next start may. */
  function skipStart(): readonly FrameEvent[] {
    const next = pending.indexOf(start, 1);
    const skipped = pending.splice(0, next === -1 ? pending.length : next);
    return skipped.flatMap(skip);
  }

  function settle(isOver: boolean): FrameEvent[] {
    const events: FrameEvent[] = [];
    while (pending.length > 0) {
      const found = judge(pending);
      if (found.kind === 'incomplete' && !isOver) break;
      if (found.kind === 'packet') {
        pending = pending.slice(found.byteCount);
        told.clear();
        noise.explained();
        events.push(found.event);
        continue;
      }
      if (found.kind === 'incomplete') events.push(...tellOnce('truncated'));
      if (found.kind === 'damaged') events.push(...tellOnce(found.problem));
      events.push(...skipStart());
    }
    return events;
  }

  return {
    push: (bytes) => {
      const events: FrameEvent[] = [];
      for (const byte of bytes) events.push(...take(byte));
      return events;
    },
    dropPartial: () => {
      const events = settle(true);
      const unexplained = noise.silence();
      told.clear();
      if (unexplained !== null) events.push(unexplained);
      // A false start that hid a whole packet broke nothing off.
      const foundPacket = events.some((event) => event.kind !== 'rejected');
      return foundPacket ? events.filter((event) => event.kind !== 'rejected') : events;
    },
  };
}
