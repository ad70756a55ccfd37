import type { ColumnUse } from '../../contract/list-reading.ts';
import type { ListReading } from '../../contract/people-list.ts';

/** How the list is to be read instead, made of how it is read when its turn comes: another may have been made meanwhile. */
export type Correction = (now: ListReading) => ListReading;

/** Columns are counted as they were drawn, so that nothing comes of it where other columns stand by then. */
export function withColumn(drawn: ListReading, index: number, use: ColumnUse): Correction {
  return (now) => {
    if (now.delimiter !== drawn.delimiter) return now;
    // What another column was before, it is no longer: nothing is read twice.
    const others = now.columns.map((one) => (one === use ? 'ignored' : one));
    return index < others.length ? { ...now, columns: others.with(index, use) } : now;
  };
}
