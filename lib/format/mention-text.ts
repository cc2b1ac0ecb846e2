/** A piece of text. `label` is the name that it calls upon, without the @; null for other text. */
export type MentionPiece = { start: number; text: string; label: string | null };

const WORD = /[\p{L}\p{M}\p{N}_]/u;

/** Cuts `text` into pieces at each `@` and one of `labels`, the longest that fits, standing as words of their own. */
export function splitMentions(text: string, labels: readonly string[]): MentionPiece[] {
  const longestFirst = labels.filter((label) => label !== "").toSorted((a, b) => b.length - a.length);
  const pieces: MentionPiece[] = [];
  let from = 0;
  const push = (end: number, label: string | null) => {
    if (end > from) pieces.push({ start: from, text: text.slice(from, end), label });
    from = end;
  };
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", Math.max(at + 1, from))) {
    if (WORD.test(text[at - 1] ?? "")) continue;
    const label = longestFirst.find(
      (one) => text.startsWith(one, at + 1) && !WORD.test(text[at + 1 + one.length] ?? ""),
    );
    if (label === undefined) continue;
    push(at, null);
    push(at + 1 + label.length, label);
  }
  push(text.length, null);
  return pieces;
}

/**
 * Whom `text` calls upon. Of several people with one name, those that the writer picked from the list, or all of them
 * when none was picked.
 */
export function findMentioned<P extends { userId: string; name: string }>(
  text: string,
  people: readonly P[],
  pickedIds: readonly string[],
): P[] {
  const names = new Set(
    splitMentions(
      text,
      people.map(({ name }) => name),
    ).map(({ label }) => label),
  );
  const named = people.filter(({ name }) => names.has(name));
  return named.filter(
    (person) =>
      pickedIds.includes(person.userId) ||
      !named.some((other) => other.name === person.name && pickedIds.includes(other.userId)),
  );
}
