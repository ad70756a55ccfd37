import type { IntservClient } from '../api/intserv-client.ts';
import { keyStatusReplySchema, type KeyStatusReply } from '../api/intserv-models.ts';
import { replyKindOf, type ReplyKind } from '../api/reply-kind.ts';

/** Asks the service once how far a key has come on its way to the doors. */
export async function askKeyStatus(
  client: IntservClient,
  apiKey: string,
  keyId: string,
): Promise<ReplyKind<KeyStatusReply>> {
  return replyKindOf(await client.accessKeyStatus(apiKey, { id: keyId }), (body) =>
    readKeyStatus(keyId, body),
  );
}

/** Null unless the body is the documented one and does not speak of another key. */
function readKeyStatus(keyId: string, body: unknown): KeyStatusReply | null {
  const parsed = keyStatusReplySchema.safeParse(body);
  if (!parsed.success) return null;
  const { id } = parsed.data;
  return id == null || id.toLowerCase() === keyId.toLowerCase() ? parsed.data : null;
}
