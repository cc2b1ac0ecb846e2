const DEEPEST = 16;

/** PostgreSQL can store neither U+0000 nor half a surrogate pair, and JSON can carry both. */
export function storableText(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, "\uFFFD");
}

/** The same for every key and text of a JSON value; undefined when it is nested deeper than is sensible. */
export function storableJson(value: unknown, depth = 0): unknown {
  if (depth > DEEPEST) return undefined;
  if (typeof value === "string") return storableText(value);
  if (Array.isArray(value)) return value.map((item) => storableJson(item, depth + 1) ?? null);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [storableText(key), storableJson(item, depth + 1) ?? null]),
  );
}
