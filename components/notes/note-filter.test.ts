import { expect, test } from "vitest";
import type { Note } from "@/lib/data/notes/note-rows";
import { authorsOf, filterThreads, isWorthFiltering } from "./note-filter";
import { countNotes, toThreads } from "./note-threads";

const note = (id: string, part: Partial<Note> = {}): Note => ({
  id,
  parentId: null,
  body: id,
  atMs: null,
  endMs: null,
  quote: null,
  visibility: "team",
  authorId: "ada",
  authorName: "Ada",
  isOwn: true,
  mentions: [],
  revision: 1,
  createdAt: `2026-01-0${id.length}T00:00:00Z`,
  editedAt: null,
  isDeleted: false,
  requestId: null,
  ...part,
});
const tom = { authorId: "tom", authorName: "Tom", isOwn: false };
const notes = [
  note("a", { atMs: 5_000 }),
  note("bbb", { parentId: "a", ...tom }),
  note("cc", { parentId: "a", isDeleted: true }),
  note("d", { visibility: "private" }),
  note("e", { ...tom, isDeleted: true }),
  note("lost", { parentId: "not there" }),
];
const threads = toThreads(notes);
const ids = (authorId: string | null, kind: Parameters<typeof filterThreads>[1]["kind"]) =>
  filterThreads(threads, { authorId, kind }).map(({ first }) => first.id);

test("replies stand in their thread by age, whatever order they come in", () => {
  expect(threads.map(({ first, replies }) => [first.id, ...replies.map(({ id }) => id)])).toEqual([
    ["a", "cc", "bbb"],
    ["d"],
    ["e"],
  ]);
  expect(countNotes(notes)).toBe(4);
});

test("an author's threads are those in which they wrote anything that still stands", () => {
  expect(ids("tom", "all")).toEqual(["a"]);
  expect(ids("ada", "all")).toEqual(["a", "d"]);
  expect(authorsOf(threads).map(({ name }) => name)).toEqual(["Ada", "Tom"]);
});

test("moments, general notes and private ones are told apart", () => {
  expect(ids(null, "moment")).toEqual(["a"]);
  expect(ids(null, "general")).toEqual(["d", "e"]);
  expect(ids(null, "private")).toEqual(["d"]);
});

test("a handful of notes needs no filter", () => {
  expect(isWorthFiltering(threads)).toBe(false);
  expect(isWorthFiltering(toThreads(["1", "2", "3", "4", "5", "6"].map((id) => note(id))))).toBe(true);
});
