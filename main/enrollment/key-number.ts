import type { CardNumberProblem, NumberFormat } from '../../contract/card.ts';
import { CODE_PREFIX, codeDigits, isCodeText, isHiddenCode, isWholeCode } from '../../contract/key-text.ts';
import { identificationOf, parseIdentification, sameCardKey } from '../reader/identification.ts';

export type KeyNumber =
  | { readonly kind: 'key'; readonly identification: string; readonly cardKey: string }
  | { readonly kind: 'problem'; readonly problem: CardNumberProblem };

/** A card's number, in the form chosen, or a code as it is typed on the keypad. */
export function keyNumberOf(text: string, format: NumberFormat): KeyNumber {
  if (isHiddenCode(text)) return { kind: 'problem', problem: 'code-hidden' };
  if (isCodeText(text)) return codeOf(codeDigits(text));
  const card = parseIdentification(text);
  return card.kind === 'problem'
    ? card
    : {
        kind: 'key',
        identification: identificationOf(card.csns, format),
        cardKey: sameCardKey(card.csns),
      };
}

/** Sent with the zeros that were typed; two codes of one value count as the same, since the service may compare values. */
function codeOf(digits: string): KeyNumber {
  if (digits === '') return { kind: 'problem', problem: 'code-empty' };
  if (!isWholeCode(digits)) return { kind: 'problem', problem: 'code-not-digits' };
  return {
    kind: 'key',
    identification: CODE_PREFIX + digits,
    cardKey: CODE_PREFIX + BigInt(digits).toString(),
  };
}
