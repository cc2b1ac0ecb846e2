/** The demo's team, made twice on the sandbox's own interviews: what is there, and that it is there once. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { actorForMember, type MemberActor } from "@/lib/auth/actor";
import { listReviewLinks } from "@/lib/data/links/review-links";
import { countUnread } from "@/lib/data/news/notifications";
import { listPeople } from "@/lib/data/people/members";
import { getQueue } from "@/lib/data/reviews/assignments";
import { database } from "@/lib/db/client";
import { seedDemo } from "@/prisma/seed";
import type { Sandbox } from "@/sandbox/server";
import { startDemo } from "@/testing/demo";
import { useTestDatabase } from "@/testing/use-test-database";
import { memberByEmail } from "./team";

useTestDatabase();

let sandbox: Sandbox;
let nora: MemberActor;

beforeAll(async () => {
  sandbox = await startDemo();
  nora = await memberByEmail("owner@acme.test");
});

afterAll(() => sandbox.close());

test("a second start doubles nothing", async () => {
  const before = await countAll();
  await seedDemo();
  expect(await countAll()).toEqual(before);
});

test("eight people of every role work at Acme, with submitted and draft reviews, notes and decisions", async () => {
  const people = await listPeople(nora);
  expect(people).toHaveLength(8);
  expect(new Set(people.map(({ role }) => role))).toEqual(
    new Set(["owner", "admin", "recruiter", "reviewer"]),
  );
  const { prisma } = database();
  const ofAcme = { tenantId: nora.tenantId };
  expect(await prisma.review.count({ where: { ...ofAcme, submittedAt: { not: null } } })).toBeGreaterThan(12);
  expect(await prisma.review.count({ where: { ...ofAcme, submittedAt: null } })).toBeGreaterThan(1);
  expect(await prisma.noteMention.count({ where: ofAcme })).toBeGreaterThan(3);
  expect(await prisma.note.count({ where: { ...ofAcme, parentId: { not: null } } })).toBeGreaterThan(3);
  const outcomes = await prisma.decision.groupBy({ by: ["outcome"], where: ofAcme });
  expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(["advance", "hold", "reject"]);
});

test.each(["owner@acme.test", "reviewer@acme.test", "owner@globex.test"])(
  "%s has something to review",
  async (email) => {
    const actor = await memberByEmail(email, email.endsWith("@acme.test") ? "acme" : "globex");
    const { items } = await getQueue(actor);
    expect(items.length).toBeGreaterThan(0);
  },
);

test("one review is late, others are due", async () => {
  const { items } = await getQueue(await memberByEmail("reviewer@acme.test"));
  const due = items.map(({ dueAt }) => (dueAt === null ? 0 : Date.parse(dueAt)));
  expect(due.filter((at) => at < Date.now())).toHaveLength(1);
  expect(due.filter((at) => at > Date.now()).length).toBeGreaterThan(0);
});

test("of two links one has a client's feedback and one hides who the candidates are", async () => {
  const links = await listReviewLinks(nora);
  expect(links).toHaveLength(2);
  expect(links.filter(({ isMasked }) => isMasked)).toHaveLength(1);
  expect(await database().prisma.visitorFeedback.count({ where: { tenantId: nora.tenantId } })).toBe(1);
  expect(await countUnread(nora)).toBeGreaterThan(0);
});

test("colleagues sign in with the demo's password", async () => {
  const { prisma } = database();
  const emails = ["owner@acme.test", "grace@acme.test", "tom@acme.test", "jonas@acme.test"];
  const users = await prisma.user.findMany({
    where: { email: { in: emails } },
    select: { id: true, passwordHash: true },
  });
  expect(new Set(users.map(({ passwordHash }) => passwordHash)).size).toBe(1);
  expect(await actorForMember(users[0]?.id ?? "", "acme")).not.toBeNull();
});

async function countAll() {
  const { prisma } = database();
  const [users, reviews, notes, assignments, links, views, scorecards, activities, news] = await Promise.all([
    prisma.user.count(),
    prisma.review.count(),
    prisma.note.count(),
    prisma.assignment.count(),
    prisma.reviewLink.count(),
    prisma.interviewView.count(),
    prisma.scorecard.count(),
    prisma.activity.count(),
    prisma.notification.count(),
  ]);
  return { users, reviews, notes, assignments, links, views, scorecards, activities, news };
}
