import { requestChannels } from '../../contract/channels.ts';
import type { Desk } from './desk-process.ts';

type LetGo = (how: 'answer' | 'fail') => Promise<void>;
type Answer = (event: unknown, input: { readonly search: string }) => Promise<unknown>;
/** Where Electron keeps who answers: what it is asked goes on to the desk itself. */
interface Handlers {
  readonly _invokeHandlers: ReadonlyMap<string, Answer>;
}
interface Main {
  letGo: ((how: 'answer' | 'fail') => void) | null;
}

/** The register lets each search for this text wait, until one is let go with what it finds or with a failure. */
export async function holdRegister({ app }: Desk, held: string): Promise<LetGo> {
  await app.evaluate(
    ({ ipcMain }, [channel, text]) => {
      const answer = (ipcMain as unknown as Handlers)._invokeHandlers.get(channel);
      const main = globalThis as unknown as Main;
      main.letGo = null;
      ipcMain.removeHandler(channel);
      ipcMain.handle(channel, async (event, input: { readonly search: string }) => {
        const how =
          input.search === text
            ? await new Promise<'answer' | 'fail'>((letGo) => {
                main.letGo = letGo;
              })
            : 'answer';
        return how === 'answer' ? answer?.(event, input) : { ok: false, failure: 'internal-error' };
      });
    },
    [requestChannels.listRegister, held] as const,
  );
  return async (how) => {
    await app.evaluate(async (_electron, chosen) => {
      const main = globalThis as unknown as Main;
      while (main.letGo === null) await new Promise((again) => setTimeout(again, 10));
      main.letGo(chosen);
      main.letGo = null;
    }, how);
  };
}
