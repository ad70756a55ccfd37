import type { Technology } from '../../../contract/card.ts';
import type { Transform } from '../../../contract/reader-formats.ts';

/**
 * For readers of several technologies. In which order a reader tells a Mifare id is a setting of the site; EM
 * numbers stand in such frames as their data sheets say, and must not be turned round with the others.
 */
export function mifareTransform(
  transform: Transform | undefined,
  technology: Technology,
): Transform | undefined {
  return technology === 'EM' ? undefined : transform;
}
