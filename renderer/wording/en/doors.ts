import { assertNever } from '../../../contract/assert-never.ts';
import type { DoorProgress, DoorSystem } from '../../components/door-stand.ts';
import type { Wording } from '../wording.ts';

const NAMED_LEVELS = 3;
const ASK = 'Ask who looks after the access system.';

export const englishDoors: Wording['doors'] = {
  stand: (stand) => {
    switch (stand.kind) {
      case 'unheard':
        return 'Not known yet whether it opens doors.';
      case 'ready':
        return 'Ready at every door system.';
      case 'no-level':
        return 'No access level chosen: opens no door.';
      case 'refused':
        return `Not known whether it opens doors. The service says: ${stand.words}`;
      case 'on-its-way':
        return sentences(readyAt(stand), said(stand), failedAt(stand));
      case 'failed':
        return sentences(
          stand.readyCount > 0 ? readyAt(stand) : 'Opens no door.',
          failedAt(stand) || 'The access system could not take it over.',
          ASK,
        );
      case 'late':
        return sentences(
          `Not ready after a day${at(stand.waiting)}.`,
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
    ? 'Not ready at any door yet.'
    : `Ready at ${readyCount} of ${systemCount} system${systemCount === 1 ? '' : 's'}.`;
}

function said({ otherStatus }: DoorProgress): string {
  return otherStatus === null ? '' : `The service says: ${otherStatus}.`;
}

function failedAt({ failed }: DoorProgress): string {
  return sentences(
    ...failed.map(({ system, errorType }) =>
      errorType === null ? `Failed${at([system])}.` : `Failed${at([system])}: ${errorType}.`,
    ),
  );
}

function at(systems: readonly DoorSystem[]): string {
  return systems.length === 0 ? '' : ` at ${systems.map(nameOf).join(' and at ')}`;
}

function nameOf({ id, levelNames }: DoorSystem): string {
  if (levelNames.length === 0) return `system ${id}`;
  const more = levelNames.length - NAMED_LEVELS;
  const names = levelNames.slice(0, NAMED_LEVELS).join(', ');
  return `${names}${more > 0 ? ` and ${more} more` : ''} (system ${id})`;
}
