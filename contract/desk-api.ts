import type { EventName, RequestName } from './channels.ts';
import type { EventPayload, RequestInput, RequestOutput } from './contract.ts';

/** A request is answered, always: what went wrong on the way is a value, too. */
export type RequestReply<Name extends RequestName> =
  | { readonly ok: true; readonly value: RequestOutput<Name> }
  | { readonly ok: false; readonly failure: RequestFailure };

export type RequestFailure = 'untrusted-sender' | 'invalid-request' | 'internal-error';

type Requests = {
  readonly [Name in RequestName]: undefined extends RequestInput<Name>
    ? () => Promise<RequestReply<Name>>
    : (input: RequestInput<Name>) => Promise<RequestReply<Name>>;
};

type Subscriptions = {
  readonly [Name in EventName as `on${Capitalize<Name>}`]: (
    listener: (payload: EventPayload<Name>) => void,
  ) => () => void;
};

/** `window.desk`: one function a request, one `on…` an event; `on…` returns the function that stops it. */
export type DeskApi = Requests & Subscriptions;
