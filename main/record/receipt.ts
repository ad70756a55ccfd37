import type { AccessLevel } from '../../contract/access-levels.ts';
import { isCodeText, shownKeyText } from '../../contract/key-text.ts';
import { fullName, type AddRequest, type SubmissionRecord } from '../store/submission-record.ts';
import type { Register, RegisterEntry } from '../store/register.ts';

/** What was handed over, and to whom. */
export interface Receipt {
  readonly person: string;
  /** Of a code only the last digit. */
  readonly cardNumber: string;
  readonly isCode: boolean;
  /** UTC, null for none. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly levels: readonly string[];
  readonly isLent: boolean;
  /** Never which. */
  readonly hasPin: boolean;
  readonly organisation: string;
  readonly atMs: number;
}

export type ReceiptTerms = Pick<
  Receipt,
  'person' | 'cardNumber' | 'isCode' | 'validFrom' | 'validTo' | 'isLent' | 'hasPin'
> & {
  readonly accessLevelIds: readonly string[];
};

/**
 * Of a submission: an enrollment, as it was sent; a change, as the register has the key after it. Null for what hands over
 * nothing: a removal, what was discarded, and a key somebody else turned out to have.
 */
export function termsOfSubmission(
  { row, contents }: SubmissionRecord,
  findCard: Register['findCard'],
): ReceiptTerms | null {
  if (!contents || row.state === 'discarded' || row.alert_unseen === 1) return null;
  const { request } = contents;
  if (request.kind === 'add') return termsOf(request);
  const entry = request.kind === 'update' ? findCard(request.cardKey) : null;
  return entry && termsOf(entry);
}

export function termsOf(holder: AddRequest | RegisterEntry): ReceiptTerms {
  const { identification, validFrom, validTo, accessLevelIds, hasPin, temporary } = holder;
  return {
    person: fullName(holder),
    cardNumber: shownKeyText(identification),
    isCode: isCodeText(identification),
    ...{ validFrom, validTo, accessLevelIds, hasPin },
    isLent: temporary === true,
  };
}

export function levelNames(ids: readonly string[], levels: readonly AccessLevel[]): readonly string[] {
  return ids.map((id) => levels.find((level) => level.id === id)?.name ?? id);
}
