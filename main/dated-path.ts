import { existsSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';

/** A free name beside `path` that says when: `tapdesk.db` becomes `tapdesk-2026-11-24T10-45-00.db`. */
export function datedPath(path: string, nowMs: number): string {
  const { name, ext } = parse(path);
  const stamp = new Date(nowMs).toISOString().slice(0, 19).replaceAll(':', '-');
  for (let again = 1; ; again += 1) {
    const suffix = again === 1 ? '' : `-${String(again)}`;
    const dated = join(dirname(path), `${name}-${stamp}${suffix}${ext}`);
    if (!existsSync(dated)) return dated;
  }
}
