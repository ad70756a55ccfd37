/** What came of a save, beside what was saved. */
export function Answer({ words }: { readonly words: string | null }) {
  return (
    <p className="answer" aria-live="polite">
      {words}
    </p>
  );
}
