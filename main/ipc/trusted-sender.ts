import { APP_ORIGIN } from '../app-protocol.ts';

interface Sender {
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
  readonly sender: { readonly id: number };
}

/** Only the desk's own page, in the top frame of the desk's own window, is answered. */
export function isTrustedSender(event: Sender, windowId: number | null): boolean {
  const frame = event.senderFrame;
  if (!frame || frame.parent !== null || event.sender.id !== windowId) return false;
  return URL.canParse(frame.url) && originOf(new URL(frame.url)) === APP_ORIGIN;
}

/** `URL.origin` is "null" for schemes the URL standard does not know. */
function originOf(url: URL): string {
  return `${url.protocol}//${url.host}`;
}
