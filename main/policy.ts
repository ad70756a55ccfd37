import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { numberFormatSchema } from '../contract/card.ts';
import { readerProfileSchema } from '../contract/reader.ts';
import {
  apiBaseUrlSchema,
  codeLengthSchema,
  localeSchema,
  organisationSchema,
  retentionDaysSchema,
} from '../contract/settings.ts';
import { templatesSchema } from '../contract/template.ts';
import { jsonFaultOf } from './json-fault.ts';
import { readPlainly } from './plain-faults.ts';
import type { PolicyProblem } from './stop-reason.ts';

/** Settings an IT department fixed. */
export const policySchema = z.strictObject({
  apiBaseUrl: apiBaseUrlSchema.optional(),
  reader: readerProfileSchema.optional(),
  identificationFormat: numberFormatSchema.optional(),
  locale: localeSchema.optional(),
  retentionDays: retentionDaysSchema.optional(),
  organisation: organisationSchema.optional(),
  templates: templatesSchema.optional(),
  codeLength: codeLengthSchema.optional(),
});
export type Policy = z.infer<typeof policySchema>;

export type ReadPolicy =
  | { readonly kind: 'policy'; readonly policy: Policy; readonly path: string | null }
  | { readonly kind: 'problem'; readonly problem: PolicyProblem };

/** The file named on the command line, else the machine's if there is one, else no policy. */
export function readPolicy(namedPath: string | null, machinePath: string): ReadPolicy {
  const path = namedPath ?? (existsSync(machinePath) ? machinePath : null);
  return path === null ? { kind: 'policy', policy: {}, path: null } : readPolicyFile(path);
}

function readPolicyFile(path: string): ReadPolicy {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return { kind: 'problem', problem: { kind: 'policy-unreadable', path } };
  }
  // Saved as UTF-16 or Latin-1: no character of a JSON file.
  if (/[\0\uFFFD]/.test(text)) return { kind: 'problem', problem: { kind: 'policy-not-utf8', path } };
  const fault = jsonFaultOf(text);
  if (fault !== null) return { kind: 'problem', problem: { kind: 'policy-not-json', path, ...fault } };
  const read = readPlainly(policySchema, JSON.parse(text));
  return read.kind === 'value'
    ? { kind: 'policy', policy: read.value, path }
    : { kind: 'problem', problem: { kind: 'policy-unusable', path, faults: read.sentences } };
}

export function machinePolicyPath(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string {
  switch (platform) {
    case 'win32':
      return join(environment['ProgramData'] ?? 'C:\\ProgramData', 'Tapdesk', 'policy.json');
    case 'darwin':
      return '/Library/Application Support/Tapdesk/policy.json';
    default:
      return '/etc/tapdesk/policy.json';
  }
}
