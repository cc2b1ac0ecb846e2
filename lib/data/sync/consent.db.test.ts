import { expect, test } from "vitest";
import { actorForJob } from "@/lib/auth/actor";
import { listFilterOptions } from "@/lib/data/interview-list/filter-options";
import { EVERY_INTERVIEW } from "@/lib/data/interview-list/interview-filter";
import { type ListInterviewsInput, listInterviews } from "@/lib/data/interview-list/interview-list";
import { getInterview } from "@/lib/data/interviews/interviews";
import { createReviewLink } from "@/lib/data/links/link-making";
import { getConsentRule, saveConsentRule } from "@/lib/data/people/consent-rule";
import { database } from "@/lib/db/client";
import { sessionSchema } from "@/lib/platform/schemas";
import { createConnection, createMember, createTenant, visitLink } from "@/prisma/factories";
import { platformSession } from "@/testing/platform-session";
import { useTestDatabase } from "@/testing/use-test-database";
import { saveSessions } from "./sync";

useTestDatabase();

async function scene() {
  const tenant = await createTenant();
  const { actor } = await createMember(tenant);
  const connection = await createConnection(tenant.id);
  const job = actorForJob(tenant.id, "test");
  const save = (...sessions: Parameters<typeof platformSession>[0][]) =>
    saveSessions(job, connection.id, sessions.map(platformSession));
  const idOf = async (sessionId: string) =>
    (await database().prisma.interview.findFirstOrThrow({ where: { sessionId } })).id;
  return { tenant, actor, save, idOf };
}

const ASKED: ListInterviewsInput = {
  ...{ statuses: [], query: "", ...EVERY_INTERVIEW, sort: "candidate", direction: "asc" },
  ...{ cursor: null, limit: 100 },
};

test("the consent is what the platform says of it, and its time where it says one", () => {
  const row = { id: "s1", status: "completed", consent_mode: "Explicit" };
  expect(sessionSchema.parse(row)).toMatchObject({
    consentMode: "explicit",
    consentedAt: null,
    oddFields: [],
  });
  expect(sessionSchema.parse({ ...row, consented_at: "2026-11-01T10:00:00Z" })).toMatchObject({
    consentedAt: new Date("2026-11-01T10:00:00Z"),
  });
  expect(sessionSchema.parse({ ...row, consent_mode: { a: [1, 2] } })).toMatchObject({
    ...{ consentMode: null, oddFields: ["consent_mode"] },
  });
});

test("what is learnt later of the consent is written, and no news", async () => {
  const { actor, save, idOf } = await scene();
  await save({ id: "a", status: "completed" });
  expect(await getInterview(actor, await idOf("a"))).toMatchObject({ consent: null });
  expect(await save({ id: "a", status: "completed", consentMode: "integrator" })).toEqual([]);
  expect(await getInterview(actor, await idOf("a"))).toMatchObject({
    consent: { mode: "integrator", at: null },
  });
  // What the platform leaves out again stays.
  await save({ id: "a", status: "completed" });
  expect(await getInterview(actor, await idOf("a"))).toMatchObject({ consent: { mode: "integrator" } });
});

test("the list is narrowed by consent, also to those of which it is not known", async () => {
  const { actor, save } = await scene();
  await save(
    { id: "one", consentMode: "explicit" },
    { id: "two", consentMode: "integrator" },
    { id: "three" },
  );
  const listed = async (consent: string[]) =>
    (await listInterviews(actor, { ...ASKED, consent })).items.map(({ sessionId }) => sessionId).toSorted();
  expect(await listed(["explicit"])).toEqual(["one"]);
  expect(await listed(["none"])).toEqual(["three"]);
  expect(await listed(["none", "integrator"])).toEqual(["three", "two"]);
  const { consent } = await listFilterOptions(actor, { ...ASKED, consent: ["explicit"] });
  expect(consent.map(({ value, count }) => [value, count?.value])).toEqual([
    ["explicit", 1],
    ["integrator", 1],
    ["none", 1],
  ]);
});

test("a visitor is not told of the consent", async () => {
  const { actor, save, idOf } = await scene();
  await save({ id: "shown", status: "completed", consentMode: "explicit" });
  const id = await idOf("shown");
  const { token } = await createReviewLink(actor, { interviewIds: [id] });
  expect(await getInterview((await visitLink(token)).visitor, id)).toMatchObject({ consent: null });
});

test("an organisation says which consent it allows and what it tells candidates", async () => {
  const { tenant, actor } = await scene();
  expect(await getConsentRule(actor)).toEqual({ allows: ["explicit", "integrator"], notice: "" });
  await saveConsentRule(actor, { allows: ["explicit"], notice: "We keep it for a year." });
  const { actor: again } = await createMember(tenant, "recruiter");
  expect(await getConsentRule(again)).toEqual({ allows: ["explicit"], notice: "We keep it for a year." });
  await expect(saveConsentRule(again, { allows: ["integrator"], notice: "" })).rejects.toThrow();
});
