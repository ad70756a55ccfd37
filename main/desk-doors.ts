import type { WebContents } from 'electron';
import type { NumberFormat } from '../contract/card.ts';
import type { NetworkStatus } from '../contract/desk.ts';
import type { DoorTray } from '../contract/doors.ts';
import type { IntservClient } from './api/intserv-client.ts';
import type { Clock } from './clock.ts';
import type { Pause } from './delivery/delivery-worker.ts';
import { createDoorWatch, type DoorWatch } from './doors/door-watch.ts';
import { askEventPage } from './doors/event-page.ts';
import { deniedTapOf, type KnownKeys } from './doors/tray-view.ts';

interface DeskDoorsDependencies {
  readonly window: () => WebContents | null;
  readonly client: () => Promise<IntservClient>;
  readonly apiKey: () => string | null;
  readonly pause: () => Pause | null;
  readonly knownKeys: KnownKeys;
  readonly numberFormat: () => NumberFormat;
  readonly clock: Clock;
  readonly onChanged: (tray: DoorTray) => void;
  readonly onKeyRefused: (apiKey: string) => void;
  readonly onNetwork: (status: NetworkStatus) => void;
}

/** The door tray of this desk: the service on one side, the window on the other. */
export function createDeskDoors(dependencies: DeskDoorsDependencies): DoorWatch {
  const { window, client, knownKeys, numberFormat } = dependencies;
  const watch = createDoorWatch({
    ...dependencies,
    askPage: async (apiKey, fromMs, continuationKey) =>
      askEventPage(await client(), apiKey, fromMs, continuationKey),
    viewOf: (tap) => deniedTapOf(tap, numberFormat(), knownKeys),
  });
  return {
    ...watch,
    open() {
      // A page that crashed says no goodbye; the one after it starts at Enroll.
      window()?.off('render-process-gone', watch.close).once('render-process-gone', watch.close);
      return watch.open();
    },
  };
}
