import { expect, test } from "vitest";
import type { MemberActor } from "@/lib/auth/actor";
import { saveReview, submitReview } from "@/lib/data/reviews/reviews";
import { getScorecard } from "@/lib/data/reviews/scorecards";
import { database } from "@/lib/db/client";
import { createConnection, createInterview, createMember, createTenant, newNote } from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import { deleteNote, restoreNote, setNoteVisibility, updateNote } from "./note-changes";
import { listNoteRevisions } from "./note-revisions";
import { createNote, listNotes, type NoteInput, noteSchema } from "./notes";

useTestDatabase();

async function team() {
  const tenant = await createTenant();
  const [ada, tom] = [await createMember(tenant), await createMember(tenant, "recruiter")];
  const interview = await createInterview(tenant.id, (await createConnection(tenant.id)).id);
  const write = (actor: MemberActor, overrides: Partial<NoteInput> = {}) =>
    createNote(actor, interview.id, newNote(overrides));
  const bodies = async (actor: MemberActor) =>
    (await listNotes(actor, interview.id)).map(({ body, isDeleted }) => (isDeleted ? "(deleted)" : body));
  const rename = (userId: string, name: string) =>
    database().prisma.user.update({ where: { id: userId }, data: { name } });
  return { tenant, ada: ada.actor, tom: tom.actor, interview, write, bodies, rename };
}

test("a request that is repeated, even at the same time, makes one note", async () => {
  const { ada, tom, write, bodies } = await team();
  const input = newNote({ body: "Once" });
  const made = await Promise.all([write(ada, input), write(ada, input), write(ada, input)]);
  expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  expect(await bodies(tom)).toEqual(["Once"]);
  // The id is the browser's own: another member's is another note.
  await write(tom, input);
  expect(await bodies(ada)).toEqual(["Once", "Once"]);
});

test("one person cannot fill an interview with notes until nobody can open it", async () => {
  const { ada, tom, interview, write } = await team();
  const many = Array.from({ length: 299 }, () => ({ ...newNote(), mentionIds: undefined }));
  await database().prisma.note.createMany({
    data: many.map(({ mentionIds: _, ...note }) => ({
      ...note,
      tenantId: ada.tenantId,
      interviewId: interview.id,
      authorId: ada.user.id,
    })),
  });
  const last = newNote({ body: "The last" });
  const made = await write(ada, last);
  await expect(write(ada)).rejects.toMatchObject({ code: "conflict" });
  expect((await write(ada, last)).id).toBe(made.id);
  expect((await write(tom)).body).toBeTruthy();
});

test("what was changed before a request is repeated is not lost", async () => {
  const { ada, tom, write, bodies } = await team();
  const input = newNote({ body: "Half a thought" });
  const first = await write(ada, input);
  const again = await write(ada, { ...input, body: "The whole thought", visibility: "private" });
  expect(again).toMatchObject({ id: first.id, body: "The whole thought", visibility: "private" });
  expect(await bodies(tom)).toEqual([]);
});

test("a reply stands in its thread, and a reply to a reply is refused", async () => {
  const { ada, tom, interview, write } = await team();
  const first = await write(ada, { atMs: 5_000, endMs: 9_000, quote: "I left" });
  const reply = await write(tom, { parentId: first.id, body: "I agree", atMs: 1, quote: "no" });
  expect(reply).toMatchObject({ parentId: first.id, atMs: null, quote: null });
  await expect(write(ada, { parentId: reply.id })).rejects.toThrow("not found");
  const other = await createInterview(ada.tenantId, interview.connectionId);
  await expect(createNote(ada, other.id, newNote({ parentId: first.id }))).rejects.toThrow("not found");
  expect(await listNotes(tom, interview.id)).toMatchObject([
    { id: first.id, atMs: 5_000, endMs: 9_000, quote: "I left", isOwn: false, requestId: null },
    { id: reply.id, isOwn: true },
  ]);
});

test("nobody but its author gets at a private note in any way", async () => {
  const { ada, tom, interview, write, bodies } = await team();
  const note = await write(ada, { body: "Between us: no", visibility: "private" });
  await write(ada, { parentId: note.id, body: "Really no", visibility: "private" });
  expect(await bodies(tom)).toEqual([]);
  expect(await bodies(ada)).toEqual(["Between us: no", "Really no"]);
  const edit = { body: "x", revision: 1, mentionIds: [] };
  const attempts = [
    () => write(tom, { parentId: note.id }),
    () => write(tom, { parentId: note.id, visibility: "private" }),
    () => updateNote(tom, note.id, edit),
    () => setNoteVisibility(tom, note.id, { visibility: "team", revision: 1 }),
    () => deleteNote(tom, note.id),
    () => restoreNote(tom, note.id),
    () => listNoteRevisions(tom, interview.id, note.id),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toThrow("not found");
});

test("what a note said while it was private stays private when it is shared", async () => {
  const { ada, tom, interview, write } = await team();
  const note = await write(ada, { body: "Rude", visibility: "private" });
  await updateNote(ada, note.id, { body: "Short-spoken", revision: 1, mentionIds: [] });
  await setNoteVisibility(ada, note.id, { visibility: "team", revision: 2 });
  expect(await listNotes(tom, interview.id)).toMatchObject([{ body: "Short-spoken", editedAt: null }]);
  expect(await listNoteRevisions(tom, interview.id, note.id)).toEqual([]);
  expect(await listNoteRevisions(ada, interview.id, note.id)).toMatchObject([{ body: "Rude" }]);
});

test("a thread in which others replied stays shared, and a reply does not slip into a private one", async () => {
  const { ada, tom, write, bodies } = await team();
  const note = await write(ada, { body: "Shared" });
  const reply = await write(tom, { parentId: note.id, body: "Mine" });
  const takeBack = { visibility: "private", revision: 1 } as const;
  await expect(setNoteVisibility(ada, note.id, takeBack)).rejects.toMatchObject({ code: "conflict" });
  expect(await bodies(tom)).toEqual(["Shared", "Mine"]);
  await deleteNote(tom, reply.id);
  await setNoteVisibility(ada, note.id, takeBack);
  await expect(restoreNote(tom, reply.id)).rejects.toThrow("not found");
  expect(await bodies(tom)).toEqual([]);
});

test("of a reply and taking the note back at once, only one happens", async () => {
  const { ada, tom, write, interview } = await team();
  for (let round = 0; round < 5; round++) {
    const note = await write(ada);
    const [reply, taken] = await Promise.allSettled([
      write(tom, { parentId: note.id }),
      setNoteVisibility(ada, note.id, { visibility: "private", revision: 1 }),
    ]);
    expect([reply.status, taken.status].toSorted()).toEqual(["fulfilled", "rejected"]);
    const seen = await listNotes(tom, interview.id);
    expect(seen.filter(({ id, parentId }) => id === note.id || parentId === note.id).length).toBe(
      reply.status === "fulfilled" ? 2 : 0,
    );
  }
});

test("a reply that was meant for a private note is not shared with everybody", async () => {
  const { ada, write } = await team();
  const note = await write(ada, { visibility: "private" });
  await setNoteVisibility(ada, note.id, { visibility: "team", revision: 1 });
  const reply = write(ada, { parentId: note.id, visibility: "private" });
  await expect(reply).rejects.toMatchObject({ code: "conflict" });
});

test("an edit from an older text changes nothing and is told the newer one", async () => {
  const { ada, interview, write } = await team();
  const note = await write(ada, { body: "First" });
  const edit = (body: string) => updateNote(ada, note.id, { body, revision: 1, mentionIds: [] });
  const answers = await Promise.all([edit("By this tab"), edit("By that tab")]);
  const [won] = answers.filter(({ ok }) => ok);
  const [lost] = answers.filter(({ ok }) => !ok);
  if (!won?.ok || !lost || lost.ok) throw new Error("One edit should win, one should lose.");
  expect(lost.current.body).toBe(won.note.body);
  expect(won.note).toMatchObject({ revision: 2, editedAt: expect.any(String) });
  expect(await listNoteRevisions(ada, interview.id, note.id)).toMatchObject([{ revision: 1, body: "First" }]);
});

test("a deleted note leaves its place only while it has replies, and its text nowhere", async () => {
  const { ada, tom, interview, write, bodies } = await team();
  const [alone, answered] = [
    await write(ada, { body: "Alone" }),
    await write(ada, { body: "Answered", quote: "q" }),
  ];
  const reply = await write(tom, { parentId: answered.id, body: "Reply" });
  await deleteNote(ada, alone.id);
  await deleteNote(ada, answered.id);
  expect(await bodies(tom)).toEqual(["(deleted)", "Reply"]);
  expect(JSON.stringify(await listNotes(tom, interview.id))).not.toMatch(/Answered|"q"/);
  await expect(listNoteRevisions(tom, interview.id, answered.id)).rejects.toThrow("not found");
  await expect(restoreNote(tom, answered.id)).rejects.toThrow("not found");
  // A reply that was being written meanwhile is not lost.
  await write(tom, { parentId: answered.id, body: "And another" });
  expect(await restoreNote(ada, answered.id)).toMatchObject({ body: "Answered", quote: "q" });
  await deleteNote(tom, reply.id);
  expect(await bodies(ada)).toEqual(["Answered", "And another"]);
});

test("a note cannot be brought back after a while", async () => {
  const { ada, write } = await team();
  const note = await write(ada);
  await deleteNote(ada, note.id);
  const deletedAt = new Date(Date.now() - 16 * 60_000);
  await database().prisma.note.update({ where: { id: note.id }, data: { deletedAt } });
  await expect(restoreNote(ada, note.id)).rejects.toThrow("not found");
});

test("keeps who is mentioned, also after they have left, and tells nobody twice", async () => {
  const { tenant, ada, tom, interview, write, rename } = await team();
  await rename(tom.user.id, "Tom Okafor");
  const outsider = await createMember(await createTenant("Elsewhere"));
  await rename(outsider.userId, "Olu Elsewhere");
  const body = "@Tom Okafor, look. @Olu Elsewhere does not.";
  const note = await write(ada, { body, mentionIds: [outsider.userId] });
  expect(note.mentions).toEqual([{ userId: tom.user.id, label: "Tom Okafor" }]);
  const rows = () => database().prisma.noteMention.findMany({ where: { noteId: note.id } });
  const [before] = await rows();
  await rename(tom.user.id, "Thomas Okafor");
  await database().prisma.membership.delete({
    where: { tenantId_userId: { tenantId: tenant.id, userId: tom.user.id } },
  });
  await updateNote(ada, note.id, { body: `${body} Please.`, revision: 1, mentionIds: [] });
  expect(await rows()).toEqual([before]);
  expect((await listNotes(ada, interview.id))[0]?.mentions).toEqual(note.mentions);
  await updateNote(ada, note.id, { body: "Never mind", revision: 2, mentionIds: [] });
  expect(await rows()).toEqual([]);
});

test("a private note mentions nobody until it is shared", async () => {
  const { ada, tom, write, rename } = await team();
  await rename(tom.user.id, "Tom Okafor");
  const mentioned = () => database().prisma.noteMention.count({ where: { userId: tom.user.id } });
  const note = await write(ada, { body: "@Tom Okafor?", visibility: "private" });
  await updateNote(ada, note.id, { body: "@Tom Okafor!", revision: 1, mentionIds: [tom.user.id] });
  expect(await mentioned()).toBe(0);
  await setNoteVisibility(ada, note.id, { visibility: "team", revision: 2 });
  expect(await mentioned()).toBe(1);
  await setNoteVisibility(ada, note.id, { visibility: "private", revision: 3 });
  expect(await mentioned()).toBe(0);
});

test("a passage has to end after it starts", () => {
  const problems = (overrides: Partial<NoteInput>) =>
    noteSchema.safeParse(newNote(overrides)).error?.issues.length;
  expect(problems({ atMs: 5, endMs: 6 })).toBeUndefined();
  expect(problems({ atMs: 5, endMs: 5 })).toBe(1);
  expect(problems({ endMs: 5 })).toBe(1);
});

test("a blind reviewer reads only their own notes until their review is in", async () => {
  const tenant = await createTenant();
  const [owner, reviewer] = await Promise.all([createMember(tenant), createMember(tenant, "reviewer")]);
  const connection = await createConnection(tenant.id);
  const { id } = await createInterview(tenant.id, connection.id);
  const theirs = await createNote(owner.actor, id, newNote({ body: "Hire her." }));
  const own = await createNote(reviewer.actor, id, newNote({ body: "Calm." }));
  const bodies = async () => (await listNotes(reviewer.actor, id)).map(({ body }) => body).sort();
  expect(await bodies()).toEqual(["Calm."]);
  await expect(createNote(reviewer.actor, id, newNote({ parentId: theirs.id }))).rejects.toThrow("not found");
  const { versionId, criteria } = await getScorecard(reviewer.actor, null);
  const { revision } = await saveReview(reviewer.actor, id, {
    versionId,
    revision: null,
    recommendation: "yes",
    summary: "",
    ratings: criteria.map((criterion) => ({
      criterionId: criterion.id,
      score: criterion.kind === "text" ? null : 1,
      comment: "",
      evidence: [],
    })),
  });
  await submitReview(reviewer.actor, id, revision);
  expect(await bodies()).toEqual(["Calm.", "Hire her."]);
  expect(own.isOwn).toBe(true);
});
