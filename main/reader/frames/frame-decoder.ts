import type { ReadProblem, Technology } from '../../../contract/card.ts';

export type FrameEvent =
  /** A number as the card has it: transforms are undone. Whether it may be registered is not judged here. */
  | { readonly kind: 'number'; readonly bytes: Uint8Array; readonly technology: Technology }
  | { readonly kind: 'rejected'; readonly problem: ReadProblem }
  /** The reader is well and has no number to tell: nothing lies on it, or it only answers an order. */
  | { readonly kind: 'no-card' }
  /** The reader says that the card was taken away: the next frame is another tap, whatever its number. */
  | { readonly kind: 'card-left' };

/** For a reader that speaks only when asked: what to write, one after the other and over again. */
export interface Poll {
  readonly requests: readonly Uint8Array[];
  readonly intervalMs: number;
}

/**
 * Finds card numbers in what a reader sends. The events are the same however the bytes are cut, and no stream
 * makes it keep more than one frame. State is for one opened port: make a new one after reopening.
 */
export interface FrameDecoder {
  push(bytes: Uint8Array): readonly FrameEvent[];
  /** Call after a silence: a frame that broke off is reported, and must not swallow the next card. */
  dropPartial(): readonly FrameEvent[];
  /** Absent for readers that speak by themselves. */
  readonly poll?: Poll;
}

export function rejected(problem: ReadProblem): FrameEvent {
  return { kind: 'rejected', problem };
}

/** Feeds a decoder that takes one byte at a time; so the cuts of a stream cannot matter. */
export function takeEach(
  bytes: Uint8Array,
  take: (byte: number) => FrameEvent | null,
): readonly FrameEvent[] {
  const events: FrameEvent[] = [];
  for (const byte of bytes) {
    const event = take(byte);
    if (event !== null) events.push(event);
  }
  return events;
}
