const LIMIT = 5_000;
const LONGEST = 200;

/** A function of a key with its answers kept: documents repeat a handful of keys a hundred thousand times. */
export function remember<T>(answer: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const value = answer(key);
    if (key.length > LONGEST) return value;
    if (known.size >= LIMIT) known.clear();
    known.set(key, value);
    return value;
  };
}
