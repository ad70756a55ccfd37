/** A hundred years: beyond it, keeping until erased is what is meant. */
export const LONGEST_RETENTION_DAYS = 36_500;
