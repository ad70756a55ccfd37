import { useEffect, useReducer } from 'react';
import type { DoorTray } from '../../contract/doors.ts';
import { desk as client } from '../desk-client.ts';
import { newsAfter, noNews, type TapNews } from './new-taps.ts';

interface ShownDoors {
  /** Null until main has answered. */
  readonly tray: DoorTray | null;
  readonly news: TapNews;
}

/** The door tray while it is on the screen; the doors are asked for just as long. */
export function useDoors(): ShownDoors {
  const [shown, show] = useReducer(
    ({ news }: ShownDoors, tray: DoorTray): ShownDoors => ({ tray, news: newsAfter(news, tray) }),
    { tray: null, news: noNews },
  );
  useEffect(() => {
    const stop = client.onDoorTrayChanged(show);
    void client.openDoorTray().then((reply) => {
      if (reply.ok) show(reply.value);
    });
    return () => {
      stop();
      void client.closeDoorTray();
    };
  }, []);
  return shown;
}
