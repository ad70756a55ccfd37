import { z } from 'zod';
import { readProblemSchema, technologySchema } from '../../contract/card.ts';
import type { ReaderHeard } from '../../contract/reader.ts';

/** What a reader sent, without a byte of it: how much, when, and what it was taken for. */
export const tracedFrameSchema = z.strictObject({
  atMs: z.int(),
  byteCount: z.int(),
  finding: z.enum(['card', 'incomplete', ...readProblemSchema.options]),
  technology: technologySchema.nullable(),
});
type TracedFrame = z.infer<typeof tracedFrameSchema>;

export interface ReaderTrace {
  note(heard: ReaderHeard): void;
  frames(): readonly TracedFrame[];
}

const KEPT_COUNT = 200;

export function createReaderTrace(nowMs: () => number): ReaderTrace {
  let kept: readonly TracedFrame[] = [];
  return {
    note({ hex, finding }) {
      const frame: TracedFrame = {
        atMs: nowMs(),
        byteCount: hex.length / 2,
        finding: finding.kind === 'refused' ? finding.problem : finding.kind,
        technology: finding.kind === 'card' ? finding.technology : null,
      };
      kept = [...kept, frame].slice(-KEPT_COUNT);
    },
    frames: () => kept,
  };
}
