import type { ReceiptOutcome, ReceiptRequest } from '../../contract/record.ts';
import type { SubmissionView } from '../../contract/submission.ts';
import { desk as client } from '../desk-client.ts';

export async function makeReceipt(request: ReceiptRequest): Promise<ReceiptOutcome | 'failed'> {
  const reply = await client.makeReceipt(request);
  return reply.ok ? reply.value : 'failed';
}

/** Something is handed over: not a removal, and nothing that was refused, discarded or went to somebody else. */
export function handsOver({ task, state, needsDecision }: SubmissionView): boolean {
  return (
    (task === 'add' || task === 'update') && !needsDecision && state !== 'discarded' && state !== 'attention'
  );
}
