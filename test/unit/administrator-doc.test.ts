import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { machinePolicyPath, policySchema } from '../../main/policy.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/administrator.md'), 'utf8');

test('the example of a policy has every field there is, and is one', () => {
  const [, example = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
  const policy: unknown = JSON.parse(example);
  expect(policySchema.parse(policy)).toEqual(policy);
  expect(Object.keys(policy as object).sort()).toEqual(Object.keys(policySchema.shape).sort());
});

test('each field has a row, and no row is about something else', () => {
  const rows = [...page.matchAll(/^\| `(\w+)` +\|/gm)].map(([, name]) => name);
  expect(rows.sort()).toEqual(Object.keys(policySchema.shape).sort());
});

test('the machine’s places are those that are read', () => {
  const windows = machinePolicyPath('win32', { ProgramData: '%ProgramData%' }).replaceAll('/', '\\');
  for (const place of [windows, machinePolicyPath('darwin', {}), machinePolicyPath('linux', {})])
    expect(page).toContain(`\`${place}\``);
});
