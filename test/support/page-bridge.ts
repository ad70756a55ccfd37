import type { Page } from '@playwright/test';
import { eventChannels, requestChannels, type EventName, type RequestName } from '../../contract/channels.ts';
import { events, requests } from '../../contract/contract.ts';
import type { DeskApi, RequestReply } from '../../contract/desk-api.ts';

const requestNames = Object.keys(requestChannels) as RequestName[];
const eventNames = Object.keys(eventChannels) as EventName[];

/**
 * Gives a page that no preload runs in its `window.desk`, from before its first script. What is asked, answered and
 * reported crosses as values, and is held to the contract on the way, as main holds its own. The function returned says
 * who answers; another one may take over before the page is loaded anew.
 */
export async function giveBridge(page: Page): Promise<(api: DeskApi) => void> {
  let answering: DeskApi | undefined;
  await page.exposeFunction('askDesk', async (name: RequestName, input: unknown) => {
    const ask = answering?.[name] as (input: unknown) => Promise<RequestReply<RequestName>>;
    const reply = await ask(requests[name].input.parse(input));
    if (reply.ok) requests[name].output.parse(reply.value);
    return reply;
  });
  await page.addInitScript(openBridge, [requestNames, eventNames] as const);
  return (api) => {
    answering = api;
    for (const name of eventNames) {
      const listen = api[`on${capitalized(name)}`] as (listener: (payload: unknown) => void) => void;
      listen((payload) => {
        const report = [name, events[name].parse(payload)] as const;
        void page.evaluate(([of, what]) => {
          window.hearDesk(of, what);
        }, report);
      });
    }
  };
}

const capitalized = <Name extends string>(name: Name): Capitalize<Name> =>
  (name.charAt(0).toUpperCase() + name.slice(1)) as Capitalize<Name>;

declare global {
  interface Window {
    askDesk: (name: string, input: unknown) => Promise<unknown>;
    hearDesk: (name: string, payload: unknown) => void;
  }
}

/** Runs in the page, and so knows nothing of this file. */
function openBridge([asked, told]: readonly [readonly string[], readonly string[]]): void {
  const listeners = new Map(told.map((name) => [name, new Set<(payload: unknown) => void>()]));
  window.hearDesk = (name, payload) => {
    for (const listener of listeners.get(name) ?? []) listener(payload);
  };
  const ask = (name: string) => (input?: unknown) => window.askDesk(name, input);
  const listen = (name: string) => (listener: (payload: unknown) => void) => {
    listeners.get(name)?.add(listener);
    return () => {
      listeners.get(name)?.delete(listener);
    };
  };
  const desk: unknown = Object.fromEntries([
    ...asked.map((name) => [name, ask(name)] as const),
    ...told.map((name) => [`on${name.charAt(0).toUpperCase()}${name.slice(1)}`, listen(name)] as const),
  ]);
  Object.defineProperty(window, 'desk', { value: Object.freeze(desk) });
}
