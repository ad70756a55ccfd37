import { readFile, stat } from 'node:fs/promises';

/** The group a user must be in to open the port, `dialout` for one. Null where groups have no such say. */
export async function findPortGroup(path: string): Promise<string | null> {
  try {
    const { gid } = await stat(path);
    return groupName(await readFile('/etc/group', 'utf8'), gid);
  } catch {
    return null;
  }
}

/** Finds a group's name in the text of /etc/group. */
export function groupName(groupFile: string, gid: number): string | null {
  const fields = groupFile.split('\n').map((line) => line.split(':'));
  return fields.find(([, , id]) => id === String(gid))?.[0] ?? null;
}
