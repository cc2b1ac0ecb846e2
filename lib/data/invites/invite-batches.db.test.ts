import { expect, test } from "vitest";
import { actorForMember } from "@/lib/auth/actor";
import { eraseCandidate } from "@/lib/data/erasure/erasures";
import { saveConsentRule } from "@/lib/data/people/consent-rule";
import { saveSessions } from "@/lib/data/sync/sync";
import { database } from "@/lib/db/client";
import { createMember } from "@/prisma/factories";
import { inviteScene, peopleList } from "@/testing/invite-scene";
import { useSandbox } from "@/testing/use-sandbox";
import { useTestDatabase } from "@/testing/use-test-database";
import { createInviteBatch, previewInvites } from "./invite-batches";
import { listInviteBatches } from "./invite-list";
import { createInviteRole, listInviteRoles } from "./invite-roles";

useTestDatabase();
const sandbox = useSandbox();
const scene = () => inviteScene(sandbox.url());

const candidatesOf = (tenantId: string) =>
  database().prisma.candidate.findMany({ where: { tenantId }, orderBy: { displayName: "asc" } });

test("people are found by reference or address, and made when nobody is known", async () => {
  const at = await scene();
  const known = { tenantId: at.tenant.id, displayName: "Known" };
  await database().prisma.candidate.createMany({
    data: [
      { ...known, ref: "r-1", name: "By reference" },
      { ...known, email: "Ada_B@x.test", name: "By address" },
      { ...known, email: "adaXb@x.test", name: "Somebody else" },
    ],
  });
  const batchId = await at.invite("name,email,reference\n,,r-1\n,ada_b@x.test,\nNew,new@x.test,\n");
  const { people } = await at.details(batchId);
  const candidates = await candidatesOf(at.tenant.id);
  expect(candidates).toHaveLength(4);
  const names = people.map(({ candidateId }) => candidates.find(({ id }) => id === candidateId)?.name);
  expect(names).toEqual(["By reference", "By address", "New"]);
  // By it the interview will find them.
  await at.drain(batchId);
  await saveSessions(at.job, at.connectionId, await at.sessions());
  expect(await candidatesOf(at.tenant.id)).toHaveLength(4);
  expect((await candidatesOf(at.tenant.id)).map(({ interviewCount }) => interviewCount).sort()).toEqual([
    0, 1, 1, 1,
  ]);
});

test("a list without headings is read by its addresses", async () => {
  const at = await scene();
  const preview = await previewInvites(at.actor, at.inputOf(), "Ada Example;ada@x.test\nBo;bo@x.test\n");
  expect(preview.rows.ready).toMatchObject([
    { line: 1, name: "Ada Example", email: "ada@x.test" },
    { line: 2, name: "Bo", email: "bo@x.test" },
  ]);
});

const WRONG: [list: string, message: string][] = [
  ["name,email\nAda,nowhere\n", "valid email"],
  ["name,email\nAda,a@x.test\nBo,A@x.test\n", "Line 2 is the same person."],
  ["name,email,reference\nAda,a@x.test,r\nBo,b@x.test,r\n", "Line 2 has the same reference."],
  ["name,email\n=1+1,a@x.test\n", "formula"],
  ["role\nNurse\n", "no “name”, “email” or “reference” column"],
  [`name,reference\nAda,${"r".repeat(257)}\n`, "256 characters"],
  [peopleList(501), "at most 500 can be invited"],
  ["", "empty"],
];

for (const [list, message] of WRONG)
  test(`a list is refused by line: ${message}`, async () => {
    const at = await scene();
    const preview = await previewInvites(at.actor, at.inputOf(), list);
    expect(preview.counts.error).toBeGreaterThan(0);
    expect(preview.rows.error[0]?.message).toContain(message);
    if (list.includes("nowhere"))
      expect(preview.rows.error[0]).toMatchObject({ name: "Ada", email: "nowhere" });
    const made = createInviteBatch(at.actor, at.inputOf(), list, preview.digest);
    await expect(made).rejects.toThrow("some lines have errors");
    expect(await candidatesOf(at.tenant.id)).toEqual([]);
  });

test("an address of several candidates leads to none of them", async () => {
  const at = await scene();
  const twin = { tenantId: at.tenant.id, email: "a@x.test", displayName: "Twin" };
  await database().prisma.candidate.createMany({ data: [twin, twin] });
  const preview = await previewInvites(at.actor, at.inputOf(), "name,email\nAda,a@x.test\n");
  expect(preview.rows.error[0]?.message).toContain("Several candidates");
});

test("whoever was erased is not invited, and comes back by no answer that was lost", async () => {
  const at = await scene();
  const batchId = await at.invite("name,email,reference\nAda,a@x.test,r-1\n");
  await sandbox.admin("POST", "faults", { endpoint: "start", losesAnswer: true, times: 1 });
  await expect(at.run(batchId)).rejects.toThrow();
  const [ada] = await candidatesOf(at.tenant.id);
  const erasure = { reason: "asked", caseNumber: "", typed: "Ada" } as const;
  await eraseCandidate(at.actor, ada?.id ?? "", erasure);
  at.later(10_000);
  await at.drain(batchId);
  await saveSessions(at.job, at.connectionId, await at.sessions());
  expect(await candidatesOf(at.tenant.id)).toEqual([]);
  const preview = await previewInvites(at.actor, at.inputOf(), "name,reference\nAda,r-1\n");
  expect(preview.rows.error[0]?.message).toContain("was erased");
});

test("whoever came to the interview is not invited again by the same list, and who failed may be", async () => {
  const at = await scene();
  const batchId = await at.invite(peopleList(2));
  await at.drain(batchId);
  const [one, other] = await at.sessions();
  if (!one || !other) throw new Error("Two were started.");
  await saveSessions(at.job, at.connectionId, [
    { ...one, status: "completed" },
    { ...other, status: "failed", failureCode: "SESSION_TIMEOUT" },
  ]);
  const { counts } = await previewInvites(at.actor, at.inputOf(), peopleList(2));
  expect(counts).toEqual({ ready: 1, invited: 1, error: 0 });
  const { people } = await at.details(batchId);
  expect(people.find(({ stage }) => stage === "failed")).toMatchObject({ failureCode: "SESSION_TIMEOUT" });
});

test("another plan than the one that was shown invites nobody", async () => {
  const at = await scene();
  const input = at.inputOf();
  const { digest } = await previewInvites(at.actor, input, peopleList(2));
  await expect(createInviteBatch(at.actor, input, peopleList(3), digest)).rejects.toMatchObject({
    code: "conflict",
  });
  const elsewhere = { ...input, personaId: "nowhere" };
  await expect(createInviteBatch(at.actor, elsewhere, peopleList(2), digest)).rejects.toThrow("this role");
  expect(await candidatesOf(at.tenant.id)).toEqual([]);
});

test("a reviewer may invite nobody", async () => {
  const at = await scene();
  const { actor } = await createMember(at.tenant, "reviewer");
  await expect(previewInvites(actor, at.inputOf(), peopleList(1))).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("roles come with what is left to spend, and a key that may not says so", async () => {
  const at = await scene();
  expect(await listInviteRoles(at.actor)).toMatchObject([
    { id: at.connectionId, credits: 12_345, roles: [{ roleName: "Nurse" }], problem: null },
  ]);
  await sandbox.admin("PUT", "settings", { unpermittedClients: [`crowd-${at.number}`] });
  expect(await listInviteRoles(at.actor)).toMatchObject([
    { roles: [], problem: { kind: "refused", code: "MISSING_PERMISSION" } },
  ]);
});

test("a role that is made twice, or whose answer was lost, is one", async () => {
  const at = await scene();
  const cook = { roleName: "Cook", language: "en" };
  await sandbox.admin("POST", "faults", { endpoint: "start", times: 1, status: 500 });
  const { role } = await createInviteRole(at.actor, at.connectionId, cook);
  expect(await createInviteRole(at.actor, at.connectionId, cook)).toEqual({ role });
  expect((await at.client.listPersonas()).filter(({ roleName }) => roleName === "Cook")).toHaveLength(1);
});

test("the list of batches says how many are invited and how many wait", async () => {
  const at = await scene();
  const first = await at.invite(peopleList(3));
  await at.drain(first);
  await at.invite(peopleList(2, "other"));
  const [waiting, done] = await listInviteBatches(at.actor);
  expect(waiting).toMatchObject({ people: 2, counts: { planned: 2 }, byName: at.actor.user.name });
  expect(done).toMatchObject({ id: first, people: 3, counts: { sent: 3 }, roleName: "Nurse" });
});

test("a consent that the organisation does not allow invites nobody", async () => {
  const at = await scene();
  const input = at.inputOf({ consentMode: "integrator" });
  const { digest } = await previewInvites(at.actor, input, peopleList(1));
  await saveConsentRule(at.actor, { allows: ["explicit"], notice: "" });
  const refused = "does not allow this kind of consent";
  // What an actor has read of its organisation holds for their request.
  const actor = await actorForMember(at.actor.user.id, at.tenant.slug);
  if (!actor) throw new Error("They are a member.");
  await expect(createInviteBatch(actor, input, peopleList(1), digest)).rejects.toThrow(refused);
  await expect(previewInvites(actor, input, peopleList(1))).rejects.toThrow(refused);
});
