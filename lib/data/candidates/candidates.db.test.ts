import { expect, test } from "vitest";
import { actorForJob } from "@/lib/auth/actor";
import type { MergeInput } from "@/lib/candidates/merge";
import { EVERY_INTERVIEW } from "@/lib/data/interview-list/interview-filter";
import { type ListInterviewsInput, listInterviews } from "@/lib/data/interview-list/interview-list";
import { saveSessions } from "@/lib/data/sync/sync";
import { database } from "@/lib/db/client";
import { createConnection, createMember, createTenant } from "@/prisma/factories";
import { platformSession } from "@/testing/platform-session";
import { useTestDatabase } from "@/testing/use-test-database";
import { getCandidate } from "./candidate-details";
import { updateCandidate } from "./candidate-edits";
import { mergeCandidates, undoMerge } from "./candidate-merges";
import { splitInterview } from "./candidate-splits";
import { listCandidates } from "./candidates";

useTestDatabase();

const LIST = {
  query: "",
  tag: null,
  roleName: null,
  owner: null,
  sort: "name",
  direction: "asc",
  cursor: null,
  limit: 25,
} as const;
const INTERVIEWS: ListInterviewsInput = {
  statuses: [],
  ...EVERY_INTERVIEW,
  query: "",
  sort: "createdAt",
  direction: "desc",
  cursor: null,
  limit: 25,
};
const KEEP_ALL = { name: "kept", email: "kept", roleName: "kept", owner: "kept" } as const;

async function scene() {
  const tenant = await createTenant();
  const [owner, recruiter, reviewer] = [
    await createMember(tenant, "owner"),
    await createMember(tenant, "recruiter"),
    await createMember(tenant, "reviewer"),
  ];
  const connection = await createConnection(tenant.id);
  let made = 0;
  /** A session that the platform tells of; each is a minute newer than the one before. */
  const arrives = async (ref: string | null, name: string | null = null, roleName = "Barista") => {
    made += 1;
    const id = `s-${made}-${tenant.slug}`;
    const createdAt = new Date(Date.UTC(2026, 0, 1, 0, made));
    const metadata = name === null ? null : { candidate_name: name, candidate_email: `${made}@mail.test` };
    await saveSessions(actorForJob(tenant.id, "test"), connection.id, [
      platformSession({ ...SESSION, id, candidateRef: ref, roleName, createdAt, metadata }),
    ]);
    return id;
  };
  const namesOf = async () =>
    (await listCandidates(owner.actor, LIST)).items.map((item) => `${item.name}: ${item.interviewCount}`);
  const find = async (query: string) => {
    const { items } = await listCandidates(owner.actor, { ...LIST, query });
    const candidate = await getCandidate(owner.actor, items[0]?.id ?? "");
    if (items.length !== 1 || !candidate) throw new Error(`${items.length} candidates match ${query}.`);
    return candidate;
  };
  const merge = async (
    kept: { id: string; revision: number },
    moved: { id: string; revision: number },
    take: MergeInput["take"] = KEEP_ALL,
    actor = owner.actor,
  ) =>
    mergeCandidates(actor, kept.id, {
      movedId: moved.id,
      keptRevision: kept.revision,
      movedRevision: moved.revision,
      take,
    });
  return {
    owner: owner.actor,
    recruiter: recruiter.actor,
    reviewer: reviewer.actor,
    arrives,
    namesOf,
    find,
    merge,
  };
}

const SESSION = { status: "completed", language: "en", durationSec: 60 };

const editOf = ({
  revision,
  name,
  email,
  roleName,
  tags,
  owner,
}: Awaited<ReturnType<Awaited<ReturnType<typeof scene>>["find"]>>) => ({
  revision,
  name: name ?? "",
  email: email ?? "",
  roleName: roleName ?? "",
  tags,
  ownerId: owner?.userId ?? null,
});

test("sessions with one reference are one candidate, those without each their own", async () => {
  const { arrives, namesOf, owner } = await scene();
  await arrives("ada", "Ada");
  await arrives("ada");
  await arrives(null, "Bo");
  await arrives(null, "Bo");
  expect(await namesOf()).toEqual(["Ada: 2", "Bo: 1", "Bo: 1"]);
  const { items } = await listInterviews(owner, INTERVIEWS);
  expect(items.map(({ candidateName }) => candidateName)).toEqual(["Bo", "Bo", "Ada", "Ada"]);
});

test("the platform's newest name holds until a person types one, and again when it is emptied", async () => {
  const { arrives, find, owner } = await scene();
  await arrives("ada");
  await arrives("ada", "Ada E.");
  await arrives("ada", "Ada Example");
  const known = await find("ada");
  expect(known).toMatchObject({ name: "Ada Example", nameSource: "platform", email: "3@mail.test" });
  await updateCandidate(owner, known.id, { ...editOf(known), name: "Dr Ada Example", tags: ["vip"] });
  await arrives("ada", "Somebody Else");
  const edited = await find("ada");
  expect(edited).toMatchObject({ name: "Dr Ada Example", nameSource: "person", tags: ["vip"] });
  const { items } = await listInterviews(owner, INTERVIEWS);
  expect(new Set(items.map(({ candidateName }) => candidateName))).toEqual(new Set(["Dr Ada Example"]));
  await updateCandidate(owner, known.id, { ...editOf(edited), name: "" });
  expect(await find("ada")).toMatchObject({ name: "Somebody Else", nameSource: "platform" });
});

test("an edit that began from an older state is refused and changes nothing", async () => {
  const { arrives, find, owner, recruiter } = await scene();
  await arrives("ada", "Ada");
  const seen = await find("ada");
  await updateCandidate(recruiter, seen.id, { ...editOf(seen), name: "Ada First" });
  await expect(
    updateCandidate(owner, seen.id, { ...editOf(seen), name: "Ada Second" }),
  ).rejects.toMatchObject({ code: "conflict" });
  expect((await find("ada")).name).toBe("Ada First");
});

test("only those who may manage candidates change them", async () => {
  const { arrives, find, merge, reviewer } = await scene();
  const session = await arrives("ada", "Ada");
  await arrives("bo", "Bo");
  const [ada, bo] = [await find("ada"), await find("bo")];
  const forbidden = { code: "forbidden" };
  await expect(updateCandidate(reviewer, ada.id, editOf(ada))).rejects.toMatchObject(forbidden);
  await expect(merge(ada, bo, KEEP_ALL, reviewer)).rejects.toMatchObject(forbidden);
  await expect(undoMerge(reviewer, bo.id)).rejects.toMatchObject(forbidden);
  await expect(splitInterview(reviewer, ada.id, session, "X")).rejects.toMatchObject(forbidden);
});

test("a merge keeps the chosen values, and new sessions with the old reference come to the merged candidate", async () => {
  const { arrives, find, merge, namesOf, owner } = await scene();
  await arrives("ada-1", "Ada");
  await arrives("ada-2", "Ada Example");
  await arrives("ada-2");
  const [kept, moved] = [await find("ada-1"), await find("ada-2")];
  await updateCandidate(owner, moved.id, { ...editOf(moved), tags: ["vip"], ownerId: owner.user.id });
  await merge(kept, await find("ada-2"), { ...KEEP_ALL, name: "moved", owner: "moved" });
  expect(await namesOf()).toEqual(["Ada Example: 3"]);
  expect(await find("ada-2")).toMatchObject({
    id: kept.id,
    email: "1@mail.test",
    tags: ["vip"],
    owner: { userId: owner.user.id },
  });
  await arrives("ada-2", "Not her name");
  expect(await namesOf()).toEqual(["Ada Example: 4"]);
});

test("a merge is taken back with all that came since, but not what a person changed", async () => {
  const { arrives, find, merge, namesOf, owner } = await scene();
  await arrives("ada", "Ada");
  await arrives("bo", "Bo");
  const [ada, bo] = [await find("ada"), await find("bo")];
  await updateCandidate(owner, bo.id, { ...editOf(bo), tags: ["from bo"] });
  await merge(ada, await find("bo"), { ...KEEP_ALL, name: "moved" });
  await arrives("bo");
  await arrives("ada");
  const whole = await find("ada");
  await updateCandidate(owner, ada.id, { ...editOf(whole), email: "typed@mail.test" });
  await undoMerge(owner, bo.id);
  expect(await namesOf()).toEqual(["Ada: 2", "Bo: 2"]);
  expect(await find("ada")).toMatchObject({ name: "Ada", email: "typed@mail.test", tags: [] });
  expect(await find("bo")).toMatchObject({ id: bo.id, tags: ["from bo"], email: "2@mail.test" });
  await arrives("bo");
  expect(await namesOf()).toEqual(["Ada: 2", "Bo: 3"]);
});

test("merges of merged candidates are followed to the end and taken back one by one", async () => {
  const { arrives, find, merge, namesOf, owner } = await scene();
  for (const ref of ["ada", "bo", "cy"]) await arrives(ref, ref);
  await merge(await find("bo"), await find("cy"));
  const bo = await find("bo");
  await merge(await find("ada"), bo);
  await arrives("cy");
  expect(await namesOf()).toEqual(["ada: 4"]);
  const cy = bo.mergedHere[0]?.id ?? "";
  await expect(undoMerge(owner, cy)).rejects.toMatchObject({ code: "conflict" });
  await undoMerge(owner, bo.id);
  expect(await namesOf()).toEqual(["ada: 1", "bo: 3"]);
  await undoMerge(owner, cy);
  expect(await namesOf()).toEqual(["ada: 1", "bo: 1", "cy: 2"]);
});

test("of people who merge the same candidates at once one succeeds, and nothing is lost", async () => {
  const { arrives, find, merge, owner, recruiter } = await scene();
  await arrives("ada", "Ada");
  await arrives("bo", "Bo");
  const [ada, bo] = [await find("ada"), await find("bo")];
  const answers = await Promise.allSettled([
    merge(ada, bo),
    merge(bo, ada, KEEP_ALL, recruiter),
    merge(ada, bo, KEEP_ALL, recruiter),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
  for (const answer of answers)
    if (answer.status === "rejected") expect(answer.reason).toMatchObject({ code: "conflict" });
  const { items } = await listCandidates(owner, LIST);
  expect(items).toMatchObject([{ interviewCount: 2 }]);
  expect(await database().prisma.candidateMerge.count({ where: { tenantId: owner.tenantId } })).toBe(1);
});

test("a session that arrives while its candidate is merged is on the merged candidate", async () => {
  const { arrives, find, merge, namesOf } = await scene();
  await arrives("ada", "Ada");
  await arrives("bo", "Bo");
  const [ada, bo] = [await find("ada"), await find("bo")];
  await Promise.all([arrives("bo"), merge(ada, bo)]);
  expect(await namesOf()).toEqual(["Ada: 3"]);
});

test("an interview is split off into a candidate of its own, and stays there", async () => {
  const { arrives, find, merge, namesOf, owner } = await scene();
  await arrives("ada", "Ada");
  await arrives("bo", "Bo");
  const ada = await find("ada");
  const bo = await find("bo");
  await merge(ada, bo);
  const mixed = (await find("ada")).interviews[0]?.id ?? "";
  const split = await splitInterview(owner, ada.id, mixed, "Cy");
  expect(await namesOf()).toEqual(["Ada: 1", "Cy: 1"]);
  await undoMerge(owner, bo.id);
  await arrives("bo");
  expect(await namesOf()).toEqual(["Ada: 1", "Bo: 1", "Cy: 1"]);
  await expect(splitInterview(owner, split, mixed, "")).rejects.toMatchObject({ code: "conflict" });
  await expect(splitInterview(owner, ada.id, mixed, "")).rejects.toMatchObject({ code: "conflict" });
});

test("the list is searched, filtered and paged both ways", async () => {
  const { arrives, find, owner } = await scene();
  for (let index = 0; index < 7; index += 1) await arrives(`ref-${index}`, `Name ${index}`);
  await arrives("ref-3", null, "Nurse");
  const third = await find("3@mail.test");
  await updateCandidate(owner, third.id, { ...editOf(third), tags: ["vip"], ownerId: owner.user.id });
  const namesIn = async (input: object) =>
    (await listCandidates(owner, { ...LIST, ...input })).items.map(({ name }) => name);
  expect(await namesIn({ query: "REF-5" })).toEqual(["Name 5"]);
  expect(await namesIn({ query: "100%" })).toEqual([]);
  expect(await namesIn({ tag: "vip" })).toEqual(["Name 2"]);
  expect(await namesIn({ owner: owner.user.id })).toEqual(["Name 2"]);
  expect(await namesIn({ owner: "none" })).toHaveLength(6);
  expect(await namesIn({ roleName: "Nurse" })).toEqual(["Name 3"]);
  expect(await namesIn({ sort: "interviews", direction: "desc", limit: 1 })).toEqual(["Name 3"]);
  const first = await listCandidates(owner, { ...LIST, sort: "latest", direction: "desc", limit: 3 });
  expect(first.items.map(({ name }) => name)).toEqual(["Name 3", "Name 6", "Name 5"]);
  const second = await listCandidates(owner, {
    ...LIST,
    sort: "latest",
    direction: "desc",
    limit: 3,
    cursor: first.nextCursor,
  });
  expect(second.items.map(({ name }) => name)).toEqual(["Name 4", "Name 2", "Name 1"]);
  const back = await listCandidates(owner, {
    ...LIST,
    sort: "latest",
    direction: "desc",
    limit: 3,
    cursor: second.previousCursor,
  });
  expect(back.items.map(({ name }) => name)).toEqual(first.items.map(({ name }) => name));
});
