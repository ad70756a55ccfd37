import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { numberFormatSchema } from '../contract/card.ts';
import { readerProfileSchema } from '../contract/reader.ts';
import {
  apiBaseUrlSchema,
  localeSchema,
  organisationSchema,
  retentionDaysSchema,
} from '../contract/settings.ts';
import { templatesSchema } from '../contract/template.ts';
import { LONGEST_TEMPLATE_NAME } from '../contract/template-rules.ts';

/** Settings an IT department fixed. */
export const policySchema = z.strictObject({
  apiBaseUrl: apiBaseUrlSchema.optional(),
  reader: readerProfileSchema.optional(),
  identificationFormat: numberFormatSchema.optional(),
  locale: localeSchema.optional(),
  retentionDays: retentionDaysSchema.optional(),
  organisation: organisationSchema.optional(),
  templates: templatesSchema.optional(),
});
export type Policy = z.infer<typeof policySchema>;

export type ReadPolicy =
  | { readonly kind: 'policy'; readonly policy: Policy; readonly path: string | null }
  | { readonly kind: 'problem'; readonly sentence: string };

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
    return problem(path, 'could not be read. Check that the file exists and that you may read it.');
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return problem(path, 'is not JSON. Correct the file, for example with a JSON checker.');
  }
  const parsed = policySchema.safeParse(json);
  if (parsed.success) return { kind: 'policy', policy: parsed.data, path };
  return problem(
    path,
    `has an unusable ${parsed.error.issues.map((issue) => describeIssue(issue, json)).join('; ')}. Correct it, or take it out.`,
  );
}

function problem(path: string, what: string): ReadPolicy {
  return { kind: 'problem', sentence: `The policy file ${path} ${what}` };
}

function describeIssue(issue: z.core.$ZodIssue, json: unknown): string {
  const [first, index, ...rest] = issue.path;
  if (first === 'templates' && typeof index === 'number')
    return `template ${describeTemplate(json, index)}: ${describeIssue({ ...issue, path: rest }, null)}`;
  if (issue.code === 'unrecognized_keys')
    return `field "${issue.keys.join('", "')}" (Tapdesk knows no such field)`;
  const field = issue.path.length === 0 ? 'contents' : `field "${issue.path.join('.')}"`;
  return `${field} (${issue.message})`;
}

/** By its place, counted as people do, and its name where it has one. */
function describeTemplate(json: unknown, index: number): string {
  const named = z.object({ templates: z.array(z.unknown()) }).safeParse(json);
  const name = z.object({ name: z.string() }).safeParse(named.data?.templates[index]);
  return name.success
    ? `${index + 1} "${name.data.name.slice(0, LONGEST_TEMPLATE_NAME)}"`
    : String(index + 1);
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
