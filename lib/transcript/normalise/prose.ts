/** Whether a text is written for people: three words or more, not a date, a name or a constant. */
export function isProse(value: unknown): value is string {
  return (
    typeof value === "string" && /\S\s+\S+\s+\S/.test(value) && /\p{L}{2}[^\n]*\s\S*\p{L}{2}/u.test(value)
  );
}
