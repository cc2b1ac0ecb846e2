import fc from "fast-check";
import { expect, test } from "vitest";
import { type AlignedRow, type AskedQuestions, alignQuestions } from "./align-questions";

const asked = (language: string | null, ...titles: string[]): AskedQuestions => ({
  language,
  questions: titles.map((title) => ({ title, text: title })),
});

/** Rows as the questions' texts, `-` where it was not asked and `?` where nobody can say. */
function rows(...interviews: AskedQuestions[]): string[][] {
  return alignQuestions(interviews).map(({ cells }) =>
    cells.map((cell, index) => {
      if (cell.kind === "asked") return interviews[index]?.questions[cell.question]?.title ?? "";
      return cell.kind === "not-asked" ? "-" : "?";
    }),
  );
}

const SCRIPT = [
  "What does a normal day look like where you work now?",
  "Tell me about a time when a customer was angry with you.",
  "How do you keep track of stock at the end of the month?",
  "Why do you want to leave your present job?",
  "When could you start?",
];

test("the same questions stand side by side, also where one interview skips or adds some", () => {
  const [day = "", angry = "", stock = "", leave = "", start = ""] = SCRIPT;
  expect(
    rows(asked("en", ...SCRIPT), asked("en-GB", day, stock, "Do you have a driving licence?", start)),
  ).toEqual([
    [day, day],
    [angry, "-"],
    [stock, stock],
    ["-", "Do you have a driving licence?"],
    [leave, "-"],
    [start, start],
  ]);
});

// Pairs as an interviewer who follows a guide would word them. The threshold is set by these.
const SAME: [string, string][] = [
  [
    "What would you do if two people called in sick on a Saturday?",
    "Imagine it is Saturday and two people call in sick. What do you do?",
  ],
  [
    "Tell me about a time when a customer was angry with you.",
    "Could you tell me about a time a customer got really angry?",
  ],
  ["How do you keep track of stock at the end of the month?", "And how do you keep track of your stock?"],
  ["Why do you want to leave your present job?", "Why are you leaving your present job?"],
  [
    "What does a normal day look like where you work now?",
    "Describe a normal day where you work now, please.",
  ],
];

test.each(SAME)("“%s” is “%s”", (first, second) => {
  const others = SCRIPT.filter((title) => title !== first);
  const aligned = rows(asked("en", first, ...others), asked("en", second, ...others));
  expect(aligned).toContainEqual([first, second]);
});

test("questions of the same build about different things are different", () => {
  const [first, second] = [
    asked("en", "Tell me about a time when a customer was angry with you.", "How do you plan a shift?"),
    asked("en", "Tell me about a time when a colleague let you down.", "How do you train a beginner?"),
  ];
  expect(rows(first, second).every((row) => row.includes("-"))).toBe(true);
});

test("endings and scripts without spaces do not stand in the way", () => {
  expect(
    rows(asked("de", "Wie planen Sie Ihre Schichten?"), asked("de", "Wie haben Sie die Schicht geplant?"))
      .length,
  ).toBeLessThanOrEqual(2);
  expect(
    rows(asked("zh", "你为什么想来我们公司工作？"), asked("zh", "请问你为什么想来我们公司？")),
  ).toHaveLength(1);
  expect(
    rows(asked("ar", "لماذا تريد ترك عملك الحالي؟"), asked("ar", "لماذا تُريد تركَ عملك الحالي؟")),
  ).toHaveLength(1);
});

test("of an interview in another language nobody says that it was not asked", () => {
  expect(rows(asked("en", "Why are you here?"), asked("de-DE", "Warum sind Sie hier?"))).toEqual([
    ["Why are you here?", "?"],
    ["?", "Warum sind Sie hier?"],
  ]);
});

test("an interview of which nobody knows the language is compared with the others", () => {
  expect(rows(asked(null, "Why are you here?"), asked("en", "Why are you here?"))).toHaveLength(1);
});

test("a “Why?” is matched by what stands before it, not by itself", () => {
  const withText = (text: string) => ({ language: "en", questions: [{ title: "Why?", text }] });
  const first = withText("You left the bakery after two years. Why?");
  const second = withText("You never worked with a scanner before. Why?");
  expect(alignQuestions([first, second])).toHaveLength(2);
});

const words = ["stock", "shift", "customer", "angry", "train", "plan", "licence", "why", "tell", "you"];
const question = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 })
  .map((list) => list.join(" "));
const interview = fc
  .tuple(fc.constantFrom("en", "en-GB", "de", null), fc.array(question, { maxLength: 8 }))
  .map(([language, titles]) => asked(language, ...titles));
const interviews = fc.array(interview, { minLength: 2, maxLength: 5 });

test("every question is in exactly one row, and a row has something of somebody", () => {
  fc.assert(
    fc.property(interviews, (given) => {
      const aligned = alignQuestions(given);
      for (const [index, { questions }] of given.entries()) {
        const found = aligned.flatMap(({ cells }) => {
          const cell = cells[index];
          return cell?.kind === "asked" ? [cell.question] : [];
        });
        expect(found.sort((a, b) => a - b)).toEqual([...questions.keys()]);
      }
      for (const { cells } of aligned) expect(cells.some(({ kind }) => kind === "asked")).toBe(true);
    }),
  );
});

test("the same interview twice is aligned with itself, in its order", () => {
  const distinct = fc.uniqueArray(question, {
    selector: (text) => [...new Set(text.split(" "))].sort().join(" "),
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(distinct, (titles) => {
      const same = asked("en", ...titles);
      expect(rows(same, same)).toEqual(titles.map((title) => [title, title]));
    }),
  );
});

test("of two pairs that are as alike and as far apart, the same is taken in either order", () => {
  const first = asked("en", "plan stock", "angry stock", "plan licence", "angry", "angry you");
  const second = asked("en", "angry why plan", "stock", "plan");
  const turned = rows(second, first).map((row) => row.reverse());
  expect(turned.map(String).sort()).toEqual(rows(first, second).map(String).sort());
});

test("interviews that stand in another order give the same rows", () => {
  // Questions that differ from each other: which of two equal ones is which is anybody's guess.
  const distinct = fc
    .uniqueArray(question, {
      selector: (text) => [...new Set(text.split(" "))].sort().join(" "),
      maxLength: 6,
    })
    .map((titles) => asked("en", ...titles));
  const sets = (aligned: AlignedRow[], order: readonly number[]) =>
    aligned
      .map(({ cells }) => {
        const byInterview = cells.map((cell, at) => [
          order[at],
          cell.kind === "asked" ? cell.question : cell.kind,
        ]);
        return JSON.stringify(byInterview.sort((a, b) => Number(a[0]) - Number(b[0])));
      })
      .sort();
  fc.assert(
    fc.property(fc.tuple(distinct, distinct), ([first, second]) => {
      const there = alignQuestions([first, second]);
      const back = alignQuestions([second, first]);
      expect(sets(back, [1, 0])).toEqual(sets(there, [0, 1]));
    }),
  );
});
