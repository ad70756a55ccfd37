import { z } from 'zod';

export const accessLevelSchema = z.object({ id: z.guid(), name: z.string(), systemId: z.string() });
export type AccessLevel = z.infer<typeof accessLevelSchema>;

/** `fetchedAtMs` is null when no list has ever come; `problem` says why the last look-up brought none. */
export const accessLevelListSchema = z.object({
  levels: z.array(accessLevelSchema),
  /** Of two, the larger is the newer: answers and reports reach the window by different ways. */
  revision: z.number(),
  fetchedAtMs: z.number().nullable(),
  problem: z.enum(['no-key', 'key-refused', 'no-answer', 'unexpected-answer']).nullable(),
});
export type AccessLevelList = z.infer<typeof accessLevelListSchema>;
