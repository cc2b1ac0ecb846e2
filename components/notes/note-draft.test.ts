import { expect, test } from "vitest";
import { draftKey, parseDraft } from "./note-draft";

test("no two people, interviews or texts share a draft", () => {
  const keys = ["ada", "tom"].flatMap((userId) =>
    ["one", "two"].flatMap((interviewId) =>
      (["new", "reply.x", "edit.x"] as const).map((of) => draftKey({ userId, interviewId }, of)),
    ),
  );
  expect(new Set(keys).size).toBe(12);
});

test("a draft comes back as it was, and what an earlier page wrote as far as it is understood", () => {
  const draft = {
    requestId: "r",
    body: "Half",
    mentionIds: ["u"],
    visibility: "private",
    atMs: 5,
    endMs: 9,
    quote: "said",
    revision: 3,
  };
  expect(parseDraft(JSON.stringify(draft))).toEqual(draft);
  expect(parseDraft(JSON.stringify({ requestId: "r", body: "Half", mentionIds: [1], atMs: "5" }))).toEqual({
    ...draft,
    mentionIds: [],
    visibility: "team",
    atMs: null,
    endMs: null,
    quote: null,
    revision: null,
  });
  for (const none of [null, "null", "[]", "3", JSON.stringify({ requestId: "r", body: "" })])
    expect(parseDraft(none)).toBeNull();
});
