import type { AccessLevel, AccessLevelList } from './access-levels.ts';
import type { EndRule } from './validity-end.ts';

/** One for each key from F1 to F9. */
export const MOST_TEMPLATES = 9;
export const LONGEST_TEMPLATE_NAME = 40;

export type PinRule = 'none' | 'generate' | 'typed';

/** What everybody of a kind gets: visitors, contractors, employees. */
export interface Template {
  readonly name: string;
  /** Told by id; the name is what it was called when the template was made, to be told when it is gone. */
  readonly accessLevels: Pick<AccessLevel, 'id' | 'name'>[];
  readonly validity: EndRule;
  readonly pin: PinRule;
  /** Absent: a card. */
  readonly key?: 'card' | 'code' | undefined;
}

/** The levels of a template that the service does not give any more. While no list has come, nobody can tell. */
export function goneLevelsOf(
  { accessLevels }: Pick<Template, 'accessLevels'>,
  { levels, fetchedAtMs }: Pick<AccessLevelList, 'levels' | 'fetchedAtMs'>,
): Template['accessLevels'] {
  if (fetchedAtMs === null) return [];
  return accessLevels.filter(({ id }) => !levels.some((level) => level.id === id));
}
