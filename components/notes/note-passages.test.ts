import { expect, test } from "vitest";
import type { Note } from "@/lib/data/notes/note-rows";
import { normaliseTranscript } from "@/lib/transcript/normalise";
import { findQuote, notesByTurn } from "./note-passages";

const { turns } = normaliseTranscript([
  { speaker: "A", text: "Yes. (Why) did you leave?", start: 0, end: 2 },
  { speaker: "B", text: "The  shop\nclosed. Yes.", start: 3, end: 6 },
  { speaker: "A", text: "Yes.", start: 7, end: 8 },
]);
const note = (part: Partial<Note>): Note => ({
  id: "1",
  parentId: null,
  body: "x",
  atMs: null,
  endMs: null,
  quote: null,
  visibility: "team",
  authorId: "a",
  authorName: "Ada",
  isOwn: true,
  mentions: [],
  revision: 1,
  createdAt: "2026-01-01T00:00:00Z",
  editedAt: null,
  isDeleted: false,
  requestId: null,
  ...part,
});

test("a quote is found across turns, whatever its spaces and signs", () => {
  expect(findQuote(turns, "(Why) did you leave?\nThe shop closed.", 0)).toEqual([
    { turnIndex: 0, start: 5, end: 25 },
    { turnIndex: 1, start: 0, end: 17 },
  ]);
  expect(findQuote(turns, "nobody said this", 0)).toEqual([]);
});

test("words that were said more than once are marked where the note belongs", () => {
  expect(findQuote(turns, "Yes.", 7_000).map(({ turnIndex }) => turnIndex)).toEqual([2]);
  expect(findQuote(turns, "Yes.", 100).map(({ turnIndex }) => turnIndex)).toEqual([0]);
  expect(findQuote(turns, "Yes.", null).map(({ turnIndex }) => turnIndex)).toEqual([0]);
});

test("a note without a quote stands at the turn of its moment; replies, deleted and general ones nowhere", () => {
  const found = notesByTurn(turns, [
    note({ id: "moment", atMs: 4_000 }),
    note({ id: "reply", parentId: "moment", atMs: 4_000 }),
    note({ id: "deleted", atMs: 4_000, isDeleted: true }),
    note({ id: "general" }),
  ]);
  expect([...found].map(([turnIndex, ones]) => [turnIndex, ones.map((one) => one.note.id)])).toEqual([
    [1, ["moment"]],
  ]);
});
