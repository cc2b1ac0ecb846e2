import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { NoteText } from "./note-text";

const LENGTH = 4000;

const UNITS = [
  ...["*a **b", "*a **b ", "*a **b\n", "**x* ", "_a __b", "~a ~~b", "***a", "*a_ ", "**", "*", "__a", "~~a"],
  ...["[", "[a", "[a](", "[](()", "![a](b", "]", "[a](b)", "<a", "<http:", "http://a.b/(", "a@b.c ", "@A"],
  ...[
    "`",
    "`a``",
    "*a `",
    "\\",
    "&a",
    "> ",
    ">",
    "- ",
    "-\n",
    "1. ",
    "a\n- ",
    "  - a\n",
    "a  \n",
    "|a|\n|-|\n",
  ],
  ...["# a\n", "a\n=\n", "[a]: b\n", "```\n", "\t", "\n", "*a*", "- [ ] ", "<!--", "\u00a0*", "\u202e*"],
];

const SHAPES: [string, string][] = [
  ...UNITS.map((unit): [string, string] => [JSON.stringify(unit), fill(unit)]),
  ["a ladder of lists", ladder((depth) => `${" ".repeat(depth * 2)}- a`)],
  ["a ladder of quotes", ladder((depth) => `${">".repeat(depth)}a`)],
  ["a ladder of ticks", ladder((depth) => `e${"`".repeat(depth)}`)],
  ["brackets that close", "[".repeat(LENGTH / 2) + "]".repeat(LENGTH / 2)],
  ["signs that do not match", `${"*".repeat(LENGTH / 2)}a${"*".repeat(LENGTH / 2 - 2)}`],
];

test.each(SHAPES)("a note of %s alone is shown without holding up others", (_name, body) => {
  expect(bestOf(5, body)).toBeLessThan(50);
});

test("nor does any mixture of signs", () => {
  const signs = fc.constantFrom(...UNITS.flatMap((unit) => [unit, ...unit]), " ", "\n", "a");
  fc.assert(
    fc.property(fc.array(signs, { minLength: 1, maxLength: 12 }), (some) => {
      expect(bestOf(3, fill(some.join("")))).toBeLessThan(50);
    }),
    { numRuns: 150 },
  );
});

function fill(unit: string): string {
  return unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH);
}

function ladder(step: (depth: number) => string): string {
  return Array.from({ length: 90 }, (_, depth) => step(depth))
    .join("\n")
    .slice(0, LENGTH);
}

/** The shortest of some runs in milliseconds: what it takes when nobody else is at work. */
function bestOf(runs: number, body: string): number {
  const labels = Array.from({ length: 50 }, (_, index) => `A${"a".repeat(index)}`);
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    renderToStaticMarkup(<NoteText body={body} labels={labels} />);
    return performance.now() - start;
  });
  return Math.min(...times);
}
