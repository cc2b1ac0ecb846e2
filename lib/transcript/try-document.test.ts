import { expect, test } from "vitest";
import { tryDocument } from "./try-document";

test("says of what a document's turns were made and what of it was not read", () => {
  const tried = tryDocument(
    JSON.stringify({
      summary: "They spoke about a crane.",
      text: "What did you build? A crane.",
      turns: [
        { speaker: "Ann", text: "What did you build?" },
        { speaker: "Eve", text: "A crane." },
      ],
    }),
  );
  expect(tried.form).toBe("JSON");
  expect(tried.transcript.turns.map(({ text }) => text)).toEqual(["What did you build?", "A crane."]);
  expect(tried.parts).toEqual([
    { place: "", kind: "text", pieces: 1, use: "said again" },
    { place: "/turns", kind: "turns", pieces: 2, use: "shown" },
  ]);
  expect(tried.unread).toEqual([{ pointer: "/summary", excerpt: "They spoke about a crane." }]);
});

test("tells texts, logs and nothing apart", () => {
  expect(tryDocument("Ann: Hello.\nEve: Hello.").form).toBe("Text");
  expect(tryDocument('{"speaker":"Ann","text":"Hello."}\n{"speaker":"Eve","text":"Yes."}').form).toBe(
    "Several JSON documents",
  );
  expect(tryDocument("  ").form).toBe("Nothing");
});

test("shows the beginning of what is long and stands under a key with a slash", () => {
  const long = "word ".repeat(100);
  const { unread } = tryDocument(
    JSON.stringify({ turns: [{ speaker: "Ann", text: "Hello." }], "a/b": long }),
  );
  expect(unread).toEqual([{ pointer: "/a~1b", excerpt: `${long.slice(0, 160)}…` }]);
});
