import { z } from 'zod';

/** What somebody who is asked for help wants to know first. */
export const aboutSchema = z.object({
  version: z.string(),
  electron: z.string(),
  /** Where everything this desk stores lies. */
  dataFolder: z.string(),
  /** Null where no policy fixes anything. */
  policyPath: z.string().nullable(),
});
export type About = z.infer<typeof aboutSchema>;

export const openFolderOutcomeSchema = z.enum(['opened', 'failed']);
export type OpenFolderOutcome = z.infer<typeof openFolderOutcomeSchema>;

export const saveDiagnosticsOutcomeSchema = z.enum(['saved', 'cancelled', 'not-saved']);
export type SaveDiagnosticsOutcome = z.infer<typeof saveDiagnosticsOutcomeSchema>;
