import { assertNever } from '../../../contract/assert-never.ts';
import type { DoorProgress, DoorSystem } from '../../components/door-stand.ts';
import type { Wording } from '../wording.ts';

const NAMED_LEVELS = 3;
const ASK = 'Fråga den som sköter passersystemet.';

export const swedishDoors: Wording['doors'] = {
  stand: (stand) => {
    switch (stand.kind) {
      case 'unheard':
        return 'Det är inte känt än om kortet öppnar dörrar.';
      case 'ready':
        return 'Klart i alla passersystem.';
      case 'no-level':
        return 'Ingen behörighet vald: öppnar ingen dörr.';
      case 'refused':
        return `Det är inte känt om kortet öppnar dörrar. Tjänsten säger: ${stand.words}`;
      case 'on-its-way':
        return sentences(readyAt(stand), said(stand), failedAt(stand));
      case 'failed':
        return sentences(
          stand.readyCount > 0 ? readyAt(stand) : 'Öppnar ingen dörr.',
          failedAt(stand) || 'Passersystemet kunde inte ta emot det.',
          ASK,
        );
      case 'late':
        return sentences(
          `Inte klart efter ett dygn${at(stand.waiting)}.`,
          stand.readyCount > 0 && readyAt(stand),
          said(stand),
          failedAt(stand),
          ASK,
        );
      default:
        return assertNever(stand);
    }
  },
};

function sentences(...parts: readonly (string | false)[]): string {
  return parts.filter((part) => part !== false && part !== '').join(' ');
}

function readyAt({ readyCount, systemCount }: DoorProgress): string {
  return readyCount === 0
    ? 'Inte klart i något passersystem än.'
    : `Klart i ${readyCount} av ${systemCount} passersystem.`;
}

function said({ otherStatus }: DoorProgress): string {
  return otherStatus === null ? '' : `Tjänsten säger: ${otherStatus}.`;
}

function failedAt({ failed }: DoorProgress): string {
  return sentences(
    ...failed.map(({ system, errorType }) =>
      errorType === null ? `Misslyckades${at([system])}.` : `Misslyckades${at([system])}: ${errorType}.`,
    ),
  );
}

function at(systems: readonly DoorSystem[]): string {
  return systems.length === 0 ? '' : ` i ${systems.map(nameOf).join(' och i ')}`;
}

function nameOf({ id, levelNames }: DoorSystem): string {
  if (levelNames.length === 0) return `system ${id}`;
  const more = levelNames.length - NAMED_LEVELS;
  const names = levelNames.slice(0, NAMED_LEVELS).join(', ');
  return `${names}${more > 0 ? ` och ${more} till` : ''} (system ${id})`;
}
