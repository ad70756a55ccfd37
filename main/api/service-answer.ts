/** What came of one call, before anybody judges it. */
export type ServiceAnswer =
  | {
      readonly kind: 'reply';
      readonly status: number;
      readonly retryAfter: string | null;
      readonly date: string | null;
      readonly body: string;
    }
  | { readonly kind: 'failure'; readonly failure: ConnectionFailure };

export type ConnectionFailure =
  | { readonly kind: 'offline' }
  | { readonly kind: 'timeout' }
  /** What stands between this computer and the internet lets nothing through: it may want a password. */
  | { readonly kind: 'proxy' }
  | { readonly kind: 'tls'; readonly words: string }
  /** The service pointed elsewhere; the key is not taken there. */
  | { readonly kind: 'redirect' }
  | { readonly kind: 'other' };

/**
 * Names the failure. Chromium's network stack tells its kinds apart only by the `net::ERR_…` name in the
 * message, Node's by a code on the error or its cause, so both texts are looked at.
 */
export function connectionFailureOf(error: unknown): ConnectionFailure {
  const words = wordsOf(error).join(' ');
  if (/TimeoutError|ERR_TIMED_OUT|ERR_CONNECTION_TIMED_OUT|UND_ERR_\w*TIMEOUT|ETIMEDOUT/.test(words))
    return { kind: 'timeout' };
  if (/ERR_TUNNEL_CONNECTION_FAILED|ERR_PROXY_AUTH_\w+|ERR_UNEXPECTED_PROXY_AUTH/.test(words))
    return { kind: 'proxy' };
  if (/redirect/i.test(words)) return { kind: 'redirect' };
  const tls =
    /(?:ERR_CERT_\w+|ERR_SSL_\w+|ERR_TLS_\w+|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)/.exec(
      words,
    );
  if (tls) return { kind: 'tls', words: tls[0] };
  if (
    /ERR_INTERNET_DISCONNECTED|ERR_NAME_NOT_RESOLVED|ERR_CONNECTION_REFUSED|ERR_ADDRESS_UNREACHABLE|ERR_NETWORK_CHANGED|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH/.test(
      words,
    )
  ) {
    return { kind: 'offline' };
  }
  return { kind: 'other' };
}

function wordsOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const code = (error as { code?: unknown }).code;
  return [error.name, error.message, typeof code === 'string' ? code : '', ...wordsOf(error.cause)];
}
