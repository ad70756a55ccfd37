import { z } from 'zod';
import { accessLevelSchema, type AccessLevel } from '../../contract/access-levels.ts';
import type { Database } from './database.ts';

export interface CachedAccessLevels {
  readonly levels: readonly AccessLevel[];
  readonly fetchedAtMs: number;
}

/** The last list of access levels the service gave, for when it cannot be asked. */
export interface AccessLevelCache {
  read(): CachedAccessLevels | null;
  write(cached: CachedAccessLevels): void;
}

const rowSchema = z.object({ fetched_at_ms: z.number(), levels: z.string() });

export function createAccessLevelCache(database: Database): AccessLevelCache {
  const select = database.prepare('SELECT fetched_at_ms, levels FROM access_level_list');
  const replace = database.prepare(
    'INSERT OR REPLACE INTO access_level_list (only_row, fetched_at_ms, levels) VALUES (1, :fetchedAtMs, :levels)',
  );
  return {
    read() {
      const row = select.get();
      if (!row) return null;
      const { fetched_at_ms, levels } = rowSchema.parse(row);
      return { fetchedAtMs: fetched_at_ms, levels: z.array(accessLevelSchema).parse(JSON.parse(levels)) };
    },
    write({ levels, fetchedAtMs }) {
      replace.run({ fetchedAtMs, levels: JSON.stringify(levels) });
    },
  };
}
