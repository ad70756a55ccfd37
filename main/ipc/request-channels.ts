import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { requestChannels, type RequestName } from '../../contract/channels.ts';
import type { RequestReply } from '../../contract/desk-api.ts';

export type Answerer = (
  name: RequestName,
  event: IpcMainInvokeEvent,
  payload: unknown,
) => Promise<RequestReply<RequestName>>;

const requestNames = Object.keys(requestChannels) as readonly RequestName[];

/** Takes every request of the contract, once for the life of the program: one that comes early waits for `answerer`. */
export function takeRequests(answerer: Promise<Answerer>): void {
  for (const name of requestNames) {
    ipcMain.handle(
      requestChannels[name],
      async (event, payload: unknown): Promise<RequestReply<RequestName>> =>
        (await answerer)(name, event, payload),
    );
  }
}
