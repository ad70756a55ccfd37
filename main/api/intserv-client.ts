import ky from 'ky';
import type { AddBody, EventsBody, RemoveBody, StatusBody, UpdateBody } from './intserv-models.ts';
import { connectionFailureOf, type ServiceAnswer } from './service-answer.ts';

export interface IntservClient {
  addAccessKey(apiKey: string, body: AddBody | UpdateBody): Promise<ServiceAnswer>;
  removeAccessKey(apiKey: string, body: RemoveBody): Promise<ServiceAnswer>;
  accessKeyStatus(apiKey: string, body: StatusBody): Promise<ServiceAnswer>;
  listAccessLevels(apiKey: string): Promise<ServiceAnswer>;
  listEvents(apiKey: string, body: EventsBody): Promise<ServiceAnswer>;
}

const TIMEOUT_MS = 20_000;
const LONGEST_BODY_CHARS = 2_000_000;

/** Calls the service once; retrying is the outbox's business. Never follows a redirect, never throws. */
export function createIntservClient(
  baseUrl: string,
  fetch: typeof globalThis.fetch,
  timeoutMs = TIMEOUT_MS,
): IntservClient {
  async function post(path: string, apiKey: string, json: unknown): Promise<ServiceAnswer> {
    try {
      const reply = await ky.post(`${baseUrl}/${path}`, {
        json,
        fetch,
        headers: { authorization: `Bearer ${apiKey}`, accept: 'application/json' },
        redirect: 'manual',
        credentials: 'omit',
        cache: 'no-store',
        retry: 0,
        timeout: false,
        // Bounds the body too, which ky's own timeout does not.
        signal: AbortSignal.timeout(timeoutMs),
        throwHttpErrors: false,
      });
      const body = (await reply.text()).slice(0, LONGEST_BODY_CHARS);
      if (reply.type === 'opaqueredirect') return { kind: 'failure', failure: { kind: 'redirect' } };
      return {
        kind: 'reply',
        status: reply.status,
        retryAfter: reply.headers.get('retry-after'),
        date: reply.headers.get('date'),
        body,
      };
    } catch (error) {
      return { kind: 'failure', failure: connectionFailureOf(error) };
    }
  }

  return {
    addAccessKey: (apiKey, body) => post('accesskeys/add', apiKey, body),
    removeAccessKey: (apiKey, body) => post('accesskeys/remove', apiKey, body),
    accessKeyStatus: (apiKey, body) => post('accesskeys/status', apiKey, body),
    listAccessLevels: (apiKey) => post('accesslevels/list', apiKey, {}),
    listEvents: (apiKey, body) => post('events/list', apiKey, body),
  };
}
