import type { NetworkStatus } from '../../contract/desk.ts';

/** Sentences one after the other; the service's own words may end without a full stop. */
export function joinSentences(sentences: readonly string[]): string {
  return sentences
    .map((sentence, index) =>
      index < sentences.length - 1 && !/[.!?…]$/.test(sentence) ? `${sentence}.` : sentence,
    )
    .join(' ');
}

/** Nothing speaks against the next call. After a failed one, what is saved waits, and is not being sent. */
export function isInReach(network: NetworkStatus): boolean {
  return network === 'connected' || network === 'not-tried';
}
