/** Sentences one after the other; the service's own words may end without a full stop. */
export function joinSentences(sentences: readonly string[]): string {
  return sentences
    .map((sentence, index) =>
      index < sentences.length - 1 && !/[.!?…]$/.test(sentence) ? `${sentence}.` : sentence,
    )
    .join(' ');
}
