import type { ReaderProfile } from './reader.ts';

/** The part of a policy file that fixes this reader. By itself, so that the window needs no schemas for it. */
export function policyTextOf(profile: ReaderProfile): string {
  return `${JSON.stringify({ reader: profile }, null, 2)}\n`;
}
