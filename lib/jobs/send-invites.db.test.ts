import { expect, test } from "vitest";
import { createInviteBatch, previewInvites } from "@/lib/data/invites/invite-batches";
import {
  continueInvites,
  inviteAgain,
  showCandidateLink,
  withdrawInvite,
} from "@/lib/data/invites/invite-changes";
import { beginSending, listPlanned } from "@/lib/data/invites/sending";
import { saveSessions } from "@/lib/data/sync/sync";
import { database } from "@/lib/db/client";
import { inviteScene, peopleList } from "@/testing/invite-scene";
import { useSandbox } from "@/testing/use-sandbox";
import { useTestDatabase } from "@/testing/use-test-database";
import { SETTLED_AFTER_MS } from "./look-for-started";

useTestDatabase();
const sandbox = useSandbox();
const scene = () => inviteScene(sandbox.url());
type Scene = Awaited<ReturnType<typeof scene>>;

const starts = async () => (await sandbox.counts()).start ?? 0;
const fault = (more: object) => sandbox.admin("POST", "faults", { endpoint: "start", ...more });
const MINUTE_MS = 60_000;

/** Each intention has one session, and each session one intention. */
async function expectOneEach({ sessions, details }: Scene, batchId: string, people: number) {
  const { people: invited } = await details(batchId);
  const made = await sessions();
  expect(made).toHaveLength(people);
  expect(new Set(made.map(({ metadata }) => metadata?.debrief_invite))).toEqual(
    new Set(invited.map(({ id }) => id)),
  );
  expect(new Set(made.map(({ candidateRef }) => candidateRef)).size).toBe(people);
  return invited;
}

test("everybody in a list gets one session, which says whose it is and how they were invited", async () => {
  const at = await scene();
  const batchId = await at.invite(peopleList(25));
  await at.drain(batchId);
  const people = await expectOneEach(at, batchId, 25);
  expect(people.map(({ stage }) => stage)).toEqual(Array(25).fill("invited"));
  const [session] = await at.sessions();
  expect(session).toMatchObject({ tags: ["spring"], status: "initiated" });
  expect(await showCandidateLink(at.actor, people[0]?.id ?? "")).toMatchObject({
    link: expect.stringMatching(/#t=/),
  });
});

test("links are sealed at rest", async () => {
  const at = await scene();
  await at.drain(await at.invite(peopleList(1)));
  const row = await database().prisma.invite.findFirstOrThrow({ where: { tenantId: at.tenant.id } });
  expect(Buffer.from(row.linkCiphertext ?? []).toString("latin1")).not.toContain("#t=");
  expect(row.linkEncryptedWith).toMatch(/^2:/);
});

test("a double press, and the same list again, invite nobody twice", async () => {
  const at = await scene();
  const input = at.inputOf();
  const { digest } = await previewInvites(at.actor, input, peopleList(5));
  const press = () => createInviteBatch(at.actor, input, peopleList(5), digest);
  const [one, ...others] = await Promise.all([press(), press(), press(), press()]);
  expect(others).toEqual([one, one, one]);
  await at.drain(one.batchId);
  await expectOneEach(at, one.batchId, 5);
  const again = await previewInvites(at.actor, at.inputOf(), peopleList(6));
  expect(again.counts).toEqual({ ready: 1, invited: 5, error: 0 });
  await expect(at.invite(peopleList(5))).rejects.toThrow("Nobody in this list is left");
});

test("two lists with the same people at the same moment invite each once", async () => {
  const at = await scene();
  const inputs = [at.inputOf(), at.inputOf()];
  const digests: string[] = [];
  for (const input of inputs) digests.push((await previewInvites(at.actor, input, peopleList(4))).digest);
  const made = await Promise.allSettled(
    inputs.map((input, index) => createInviteBatch(at.actor, input, peopleList(4), digests[index] ?? "")),
  );
  expect(made.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await database().prisma.invite.count({ where: { tenantId: at.tenant.id } })).toBe(4);
});

test("credits that end after twelve of twenty pause the rest, and one press goes on", async () => {
  const at = await scene();
  const batchId = await at.invite(peopleList(20));
  await sandbox.admin("PUT", "settings", { sessionsLeft: 12 });
  await at.drain(batchId);
  expect(await at.details(batchId)).toMatchObject({
    pausedCode: "INSUFFICIENT_CREDITS",
    resumesAt: null,
    counts: { invited: 12, planned: 8 },
  });
  await at.drain(batchId);
  expect(await at.sessions()).toHaveLength(12);
  await sandbox.admin("PUT", "settings", { sessionsLeft: null });
  await continueInvites(at.actor, batchId);
  expect(
    await database().prisma.job.count({
      where: { tenantId: at.tenant.id, kind: "invite", subjectId: batchId },
    }),
  ).toBe(1);
  await at.drain(batchId);
  await expectOneEach(at, batchId, 20);
  expect((await at.details(batchId)).pausedCode).toBeNull();
});

for (const retryAfterSeconds of [7, undefined])
  test(`429 with Retry-After ${retryAfterSeconds} pauses, and the batch goes on by itself`, async () => {
    const at = await scene();
    const batchId = await at.invite(peopleList(6));
    await fault({ times: 1, status: 429, code: "RATE_LIMIT_EXCEEDED", retryAfterSeconds });
    const delayMs = await at.run(batchId);
    expect(delayMs).toBe(retryAfterSeconds === undefined ? MINUTE_MS : 7_000);
    const paused = await at.details(batchId);
    expect(paused).toMatchObject({ pausedCode: "RATE_LIMIT_EXCEEDED", counts: { planned: 6 } });
    expect(paused.resumesAt).not.toBeNull();
    // The pause is kept for every request of the key.
    await database().prisma.tenantPace.deleteMany({ where: { tenantId: at.tenant.id } });
    await at.drain(batchId);
    await expectOneEach(at, batchId, 6);
    expect(await at.details(batchId)).toMatchObject({ pausedCode: null, resumesAt: null });
  });

const LOST: [name: string, fault: object, isMade: boolean][] = [
  ["whose answer was lost after the session was made", { losesAnswer: true }, true],
  ["that got a 500", { status: 500 }, false],
  ["that got a 502", { status: 502, code: "INTERVIEW_SERVICE_UNREACHABLE" }, false],
  ["that got a 503", { status: 503 }, false],
  ["whose answer is no JSON", { malformedJson: true, status: 201 }, false],
  ["whose answer names no session", { status: 201, body: "{}" }, false],
];

for (const [name, what, isMade] of LOST)
  for (const list of [{}, { filters: "ignored", paging: "cursor", arrayName: "bare" }, { order: "none" }])
    test(`a request ${name} is looked for before it is sent again, in a list with ${JSON.stringify(list)}`, async () => {
      const at = await scene();
      await sandbox.admin("PUT", "settings", list);
      const batchId = await at.invite(peopleList(3));
      await fault({ ...what, times: 1 });
      await expect(at.run(batchId)).rejects.toThrow();
      expect((await at.details(batchId)).counts).toMatchObject({ asking: 1, planned: 2 });
      at.later(5_000);
      await at.drain(batchId);
      const people = await expectOneEach(at, batchId, 3);
      expect(people.filter(({ stage }) => stage === "no_link")).toHaveLength(isMade ? 1 : 0);
      expect(await starts()).toBe(isMade ? 3 : 4);
    });

test("what is not in the list yet is not sent again until it surely is not there", async () => {
  const at = await scene();
  const batchId = await at.invite(peopleList(1));
  await fault({ status: 504, times: 1 });
  await expect(at.run(batchId)).rejects.toThrow();
  for (let waited = 0; waited < SETTLED_AFTER_MS - 15_000; waited += 15_000) {
    at.later(15_000);
    await at.run(batchId);
    expect(await starts()).toBe(1);
  }
  at.later(MINUTE_MS);
  await at.drain(batchId);
  await expectOneEach(at, batchId, 1);
});

test("whoever was killed after writing the intention down has sent nothing, or it is found", async () => {
  const at = await scene();
  const batchId = await at.invite(peopleList(2));
  const [unsent, sent] = await listPlanned(at.job, batchId, 2);
  if (!unsent || !sent) throw new Error("Two were invited.");
  for (const { id } of [unsent, sent]) await beginSending(at.job, id, at.now());
  await at.client.startSession(at.role.id, {
    consentMode: "explicit",
    candidateRef: sent.candidateRef,
    metadata: { debrief_invite: sent.id },
    tags: [],
  });
  at.later(10_000);
  await at.drain(batchId);
  const people = await expectOneEach(at, batchId, 2);
  expect(people.map(({ stage }) => stage)).toEqual(["invited", "no_link"]);
});

test("a session that is looked for is found behind thousands, over several runs, and only new ones are read again", async () => {
  const at = await scene();
  await sandbox.admin("POST", "generate", { client: `crowd-${at.number}`, count: 2_500 });
  for (const order of ["newest", "none"]) {
    const batchId = await at.invite(peopleList(1, order));
    await sandbox.admin("PUT", "settings", { order });
    await fault({ losesAnswer: true, times: 1 });
    await expect(at.run(batchId)).rejects.toThrow();
    await sandbox.admin("DELETE", "requests");
    at.later(5_000);
    await at.run(batchId);
    const { list = 0 } = await sandbox.counts();
    expect(list).toBeLessThanOrEqual(10);
    if (order === "newest") expect(list).toBe(1);
    await at.drain(batchId);
    expect((await at.details(batchId)).counts).toEqual({ no_link: 1 });
  }
});

test("somebody whose link was lost is invited again by one press, and not by two", async () => {
  const at = await scene();
  const batchId = await at.invite(peopleList(1));
  await fault({ losesAnswer: true, times: 1 });
  await expect(at.run(batchId)).rejects.toThrow();
  at.later(5_000);
  await at.drain(batchId);
  const [lost] = (await at.details(batchId)).people;
  expect(lost).toMatchObject({ stage: "no_link", failureCode: "LINK_LOST" });
  await Promise.all([inviteAgain(at.actor, lost?.id ?? ""), inviteAgain(at.actor, lost?.id ?? "")]);
  await at.drain(batchId);
  expect(await at.sessions()).toHaveLength(2);
  const { people } = await at.details(batchId);
  expect(people.map(({ stage }) => stage)).toEqual(["invited"]);
  await expect(inviteAgain(at.actor, people[0]?.id ?? "")).rejects.toThrow("still stands");
});

const PAUSES: [status: number, code: string, pausedCode: string][] = [
  [403, "MISSING_PERMISSION", "MISSING_PERMISSION"],
  [404, "PERSONA_NOT_FOUND", "PERSONA_NOT_FOUND"],
  [400, "INVALID_INPUT", "REQUEST_REFUSED"],
];

for (const [status, code, pausedCode] of PAUSES)
  test(`${status} ${code} at the first pauses all of them`, async () => {
    const at = await scene();
    const batchId = await at.invite(peopleList(4));
    await fault({ status, code });
    expect(await at.run(batchId)).toBeNull();
    expect(await at.details(batchId)).toMatchObject({ pausedCode, counts: { planned: 4 } });
    expect(await starts()).toBe(1);
  });

test("one who is refused later does not keep the others", async () => {
  const at = await scene();
  const batchId = await at.invite(peopleList(1));
  await at.drain(batchId);
  await fault({ status: 400, code: "INVALID_INPUT", times: 1 });
  const input = at.inputOf();
  const second = await at.invite(`${peopleList(3)}`, input);
  // The first of this batch speaks for all of it.
  await at.drain(second);
  expect((await at.details(second)).pausedCode).toBe("REQUEST_REFUSED");
  await continueInvites(at.actor, second);
  await database().prisma.invite.updateMany({
    where: { batchId: second, position: 0 },
    data: { state: "withdrawn" },
  });
  await at.run(second);
  expect((await at.details(second)).counts).toMatchObject({ invited: 1 });
});

test("a batch whose connection is gone waits for somebody", async () => {
  const at = await scene();
  const batchId = await at.invite(peopleList(1));
  await database().prisma.platformConnection.updateMany({
    where: { id: at.connectionId },
    data: { removedAt: new Date() },
  });
  expect(await at.run(batchId)).toBeNull();
  expect((await at.details(batchId)).pausedCode).toBe("PLATFORM_KEY_MISSING");
});

test("whoever is withdrawn before their turn is not asked for, and whoever has begun stays", async () => {
  const at = await scene();
  const batchId = await at.invite(peopleList(2));
  const [first, second] = (await at.details(batchId)).people;
  await withdrawInvite(at.actor, first?.id ?? "");
  await at.drain(batchId);
  const sessions = await at.sessions();
  expect(sessions).toHaveLength(1);
  const [session] = sessions;
  if (!session) throw new Error("One was started.");
  await saveSessions(at.job, at.connectionId, [{ ...session, status: "active" }]);
  await expect(withdrawInvite(at.actor, second?.id ?? "")).rejects.toThrow("no longer");
  expect((await at.details(batchId)).people.map(({ stage }) => stage)).toEqual(["withdrawn", "begun"]);
});

test("a link is gone once it was opened, and the interview finds its candidate", async () => {
  const at = await scene();
  const batchId = await at.invite("name,email\nAda Example,ada@x.test\n");
  await at.drain(batchId);
  const [ada] = (await at.details(batchId)).people;
  await saveSessions(at.job, at.connectionId, await at.sessions());
  expect((await at.details(batchId)).people[0]).toMatchObject({ stage: "invited", hasLink: true });
  const { link } = await showCandidateLink(at.actor, ada?.id ?? "");
  await sandbox.admin("POST", "open", { link });
  await saveSessions(at.job, at.connectionId, await at.sessions());
  const [begun] = (await at.details(batchId)).people;
  expect(begun).toMatchObject({ stage: "begun", hasLink: false, name: "Ada Example" });
  await expect(showCandidateLink(at.actor, ada?.id ?? "")).rejects.toThrow("not found");
  const interview = await database().prisma.interview.findFirstOrThrow({ where: { tenantId: at.tenant.id } });
  expect(interview).toMatchObject({ id: begun?.interviewId, candidateId: ada?.candidateId });
  expect(await database().prisma.invite.count({ where: { linkCiphertext: { not: null }, batchId } })).toBe(0);
});

test("a batch whose job was lost goes on once somebody looks", async () => {
  const at = await scene();
  const batchId = await at.invite(peopleList(1));
  const jobs = { tenantId: at.tenant.id, kind: "invite" } as const;
  await database().prisma.job.deleteMany({ where: jobs });
  await at.details(batchId);
  expect(await database().prisma.job.count({ where: jobs })).toBe(1);
  await at.drain(batchId);
  await database().prisma.job.deleteMany({ where: jobs });
  await at.details(batchId);
  expect(await database().prisma.job.count({ where: jobs })).toBe(0);
});
