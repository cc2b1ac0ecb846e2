// Content that was made to cost a reader's time or to pass for something else, as it can stand in a database and at the
// platform: larger and odder than the product would take today.

const repeated = (unit: string, length: number) =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/** Notes that a parser of Markdown could lose itself in. */
export const HOSTILE_NOTES = [
  "*a **b ",
  "[a](",
  "![",
  "`a``b",
  "> ",
  "- ",
  "<a ",
  "_a_*",
  "\\",
  "||a||",
  "&#",
  "http://a.",
  "@[a](",
  "\u202e\u200b",
  "a\u0301\u0323",
].map((unit) => repeated(unit, 4_000));

/** Names that hide, mislead, or look like code. */
export const HOSTILE_NAMES = [
  "\u200b\u202eelpmaxE adA",
  "<script>alert(1)</script>",
  '"; DROP TABLE users; --',
  repeated("a\u0301", 200),
  "Ada\r\nBcc: everybody@example.com",
  "＝1+1",
  "{{7*7}}#{7*7}",
];

/** Names to strike that all begin alike, so that each place of a text may be each of them. */
export const STRUCK_NAMES = Array.from({ length: 500 }, (_, index) =>
  `${"a ".repeat(index % 90)}${"a".repeat(20)}${index}`.slice(0, 200),
);

const turns = (texts: string[]) => texts.map((text, index) => ({ speaker: `s${index % 40}`, text }));
const list = (unit: string) => Array.from({ length: 50_000 }, (_, index) => `${unit}${index}`);

/** Transcripts, by the session that has them. */
export const HOSTILE_TRANSCRIPTS: Record<string, unknown> = {
  // Three lists side by side, none of which says how they belong together.
  "c3000000-0000-4000-8000-000000000001": { speakers: list("s"), texts: list("a "), starts: list("") },
  // One text of one word.
  "c3000000-0000-4000-8000-000000000002": { turns: turns([repeated("a ", 200_000), repeated("a", 60_000)]) },
  "c3000000-0000-4000-8000-000000000003": {
    turns: turns(Array.from({ length: 5_000 }, () => "a \u0301\u202e")),
  },
  "c3000000-0000-4000-8000-000000000004": nested(300),
};

function nested(depth: number): unknown {
  let inner: unknown = { turns: turns(["deep"]) };
  for (let level = 0; level < depth; level += 1)
    inner = level % 2 ? [inner, inner === null] : { data: inner };
  return inner;
}
