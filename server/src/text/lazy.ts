/** Computes a value on the first question and keeps it. */
export function lazy<Value>(compute: () => Value): () => Value {
  let entry: { readonly value: Value } | undefined;
  return () => (entry ??= { value: compute() }).value;
}
