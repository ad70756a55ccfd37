import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The ways a text may lie in a file or a heap: as it is, wide, in hexadecimal, and in base64 at any offset. */
function disguisesOf(secret: string): readonly Buffer[] {
  const utf8 = Buffer.from(secret, 'utf8');
  const hexadecimal = utf8.toString('hex');
  // Base64 of the same bytes differs with what stands before them; the ends, mixed with neighbours, are cut off.
  const base64 = [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), utf8])
      .toString('base64')
      .slice(offset === 0 ? 0 : 4, -4),
  );
  return [
    utf8,
    Buffer.from(secret, 'utf16le'),
    Buffer.from(hexadecimal, 'latin1'),
    Buffer.from(hexadecimal.toUpperCase(), 'latin1'),
    ...base64.map((text) => Buffer.from(text, 'latin1')),
  ];
}

export function holds(haystack: Uint8Array, secret: string): boolean {
  const bytes = Buffer.from(haystack.buffer, haystack.byteOffset, haystack.byteLength);
  return disguisesOf(secret).some((disguise) => bytes.includes(disguise));
}

/** The files below the folder that hold the secret in any of its disguises. */
export async function filesHolding(folder: string, secret: string): Promise<readonly string[]> {
  for (;;) {
    try {
      const found: string[] = [];
      for (const file of await filesBelow(folder)) if (holds(await readFile(file), secret)) found.push(file);
      return found;
    } catch (error) {
      // A desk that runs renames and deletes files: what was in this one may be under another name now.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
}

export async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
