import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { actorForMember, type MemberActor } from "@/lib/auth/actor";
import { removeMember } from "@/lib/data/people/membership-changes";
import { setLimitsReviewers } from "@/lib/data/results/tenant-settings";
import { assignReviewers } from "@/lib/data/reviews/assignments";
import { BUILT_IN_POLICY, savePolicy } from "@/lib/data/sight/review-policies";
import { notFound } from "@/lib/errors";
import { publish } from "@/lib/events/bus";
import { replaceProcessSingleton } from "@/lib/process-singleton";
import { createConnection, createInterview, createMember, createTenant } from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import { RECHECK_MS } from "./access-watch";
import { eventStream } from "./event-stream";
import { endWhatWaits } from "./stopping";

useTestDatabase();

const open: AbortController[] = [];

afterEach(() => {
  for (const abort of open.splice(0)) abort.abort();
});

async function requireMember({ user, tenant }: MemberActor): Promise<MemberActor> {
  const member = await actorForMember(user.id, tenant.slug);
  if (!member) throw notFound("That organisation");
  return member;
}

async function listen(actor: MemberActor, sinceMs: number | null = null, check = () => requireMember(actor)) {
  const abort = new AbortController();
  open.push(abort);
  const reader = (await eventStream(actor, check, abort.signal, { sinceMs })).getReader();
  const decoder = new TextDecoder();
  let text = "";
  /** Reads on until `part` has come. */
  const until = async (part: string) => {
    while (!text.includes(part)) {
      const { value, done } = await reader.read();
      if (done) return text;
      text += decoder.decode(value, { stream: true });
    }
    return text;
  };
  // The first line says that events arrive from now on.
  await until("retry");
  return { abort, until };
}

test("an event reaches those who listen in its tenant and nobody else", async () => {
  const [mine, theirs] = [await createTenant("Mine"), await createTenant("Theirs")];
  const [me, them] = [(await createMember(mine)).actor, (await createMember(theirs)).actor];
  const [here, there] = [await listen(me), await listen(them)];
  await publish(me, { type: "interview", interviewId: "of-mine", status: "completed", text: "Ada is done." });
  await publish(them, { type: "notes", interviewId: "of-theirs" });
  expect(await here.until("of-mine")).toMatch(/id: \d+\nevent: interview\ndata: \{"type":"interview"/);
  expect(await there.until("of-theirs")).not.toContain("of-mine");
});

test("a page is told when something changed between its rendering and its listening", async () => {
  const { actor } = await createMember(await createTenant());
  const first = await listen(actor);
  const renderedAtMs = Date.now();
  await publish(actor, { type: "notes", interviewId: "while-it-loaded" });
  await first.until("while-it-loaded");
  const late = await listen(actor, renderedAtMs);
  expect(await late.until("catch-up")).toContain("event: catch-up");

  const upToDate = await listen(actor, Date.now() + 1);
  await publish(actor, { type: "notes", interviewId: "afterwards" });
  const told = await upToDate.until("afterwards");
  expect(told).toMatch(/id: \d+\nevent: ready\n/);
  expect(told).not.toContain("catch-up");
});

test("a stream ends when its browser leaves", async () => {
  const { actor } = await createMember(await createTenant());
  const listener = await listen(actor);
  listener.abort.abort();
  expect(await listener.until("never sent")).not.toContain("never sent");
});

test("streams end when the process is about to, and none begins after", async () => {
  onTestFinished(() => replaceProcessSingleton("ends-at-stop", undefined));
  const { actor } = await createMember(await createTenant());
  const { until } = await listen(actor);
  endWhatWaits();
  expect(await until("never")).toContain("event: ready");
  expect(await (await listen(actor)).until("never")).toContain("event: ready");
});

test("an event about a private note reaches its author and no colleague", async () => {
  const tenant = await createTenant();
  const [author, colleague] = [(await createMember(tenant)).actor, (await createMember(tenant)).actor];
  const [own, other] = [await listen(author), await listen(colleague)];
  const renderedAtMs = Date.now();
  await publish(author, { type: "notes", interviewId: "in-private", readerId: author.user.id });
  await own.until("in-private");
  const late = await listen(colleague, renderedAtMs);
  await publish(author, { type: "notes", interviewId: "for-all" });
  expect(await other.until("for-all")).not.toContain("in-private");
  expect(await late.until("for-all")).not.toMatch(/in-private|catch-up/);
  expect(await own.until("for-all")).toContain("for-all");
});

test("one person cannot hold any number of streams, and gets a place back when a page closes", async () => {
  const { actor } = await createMember(await createTenant());
  const streams = [];
  for (let made = 0; made < 20; made += 1) streams.push(await listen(actor));
  await expect(listen(actor)).rejects.toMatchObject({ code: "rate_limited" });
  const colleague = (await createMember(await createTenant())).actor;
  await listen(colleague);
  streams[0]?.abort.abort();
  await streams[0]?.until("never sent");
  await listen(actor);
});

test("a reviewer with a limit hears of what they reach, from the moment that they do", async () => {
  const tenant = await createTenant();
  const { actor: owner } = await createMember(tenant);
  const { actor: reviewer, userId } = await createMember(tenant, "reviewer");
  const { id: connectionId } = await createConnection(tenant.id);
  const [open, shut] = [
    await createInterview(tenant.id, connectionId),
    await createInterview(tenant.id, connectionId),
  ];
  const reviewerIds = [userId];
  await assignReviewers(owner, { interviewIds: [open.id], reviewerIds, dueAt: null });
  await setLimitsReviewers(owner, true);
  const listener = await listen(await requireMember(reviewer));
  const ended = (interviewId: string) =>
    publish(owner, { type: "interview", interviewId, status: "completed", text: "Ada is done." });
  await ended(shut.id);
  await publish(owner, { type: "access", sessionId: shut.sessionId });
  await ended(open.id);
  const told = await listener.until(open.id);
  expect(told).toContain("Ada is done.");
  expect(told).not.toContain(shut.id);
  expect(told).not.toContain(shut.sessionId);
  await assignReviewers(owner, { interviewIds: [shut.id], reviewerIds, dueAt: null });
  await publish(owner, { type: "reviews", interviewId: shut.id });
  await listener.until(shut.id);
});

test("a stream that was open before narrows with its listener's reach", async () => {
  const tenant = await createTenant();
  const { actor: owner } = await createMember(tenant);
  const { actor: reviewer } = await createMember(tenant, "reviewer");
  const { id } = await createInterview(tenant.id, (await createConnection(tenant.id)).id);
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const checks: Promise<MemberActor>[] = [];
  const listener = await listen(reviewer, null, () => {
    checks.push(requireMember(reviewer));
    return checks.at(-1) ?? requireMember(reviewer);
  });
  await setLimitsReviewers(owner, true);
  vi.advanceTimersByTime(RECHECK_MS);
  await Promise.all(checks);
  await publish(owner, { type: "notes", interviewId: id });
  await publish(owner, { type: "connection" });
  expect(await listener.until("connection")).not.toContain(id);
});

test("a stream that was open before names nobody once a role is anonymous", async () => {
  const tenant = await createTenant();
  const { actor: owner } = await createMember(tenant);
  const { actor: reviewer } = await createMember(tenant, "reviewer");
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const checks: Promise<MemberActor>[] = [];
  const listener = await listen(reviewer, null, () => {
    checks.push(requireMember(reviewer));
    return checks.at(-1) ?? requireMember(reviewer);
  });
  await savePolicy(owner, { ...BUILT_IN_POLICY, isAnonymous: true });
  vi.advanceTimersByTime(RECHECK_MS);
  await Promise.all(checks);
  let told = 0;
  await vi.waitFor(async () => {
    told += 1;
    const interviewId = `seen-${told}`;
    await publish(owner, { type: "interview", interviewId, status: "completed", text: `Ada ${told}.` });
    expect(await listener.until(interviewId)).not.toContain(`Ada ${told}.`);
  });
});

test("who is removed hears no more within seconds, and others go on listening", async () => {
  const tenant = await createTenant();
  const [owner, leaving] = [await createMember(tenant), await createMember(tenant, "reviewer")];
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const [stays, ends] = [await listen(owner.actor), await listen(leaving.actor)];
  await removeMember(owner.actor, leaving.userId);
  vi.advanceTimersByTime(RECHECK_MS);
  // Nothing of the kind is ever sent: it reads until the stream is over.
  expect(await ends.until("the end")).not.toContain("after-the-removal");
  await publish(owner.actor, { type: "notes", interviewId: "after-the-removal" });
  expect(await stays.until("after-the-removal")).toContain("notes");
});
