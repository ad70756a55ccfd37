/** `make` runs at the first call, and only then: what most days never need costs no start anything. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
