import { expect, test } from "vitest";
import { getCandidate } from "@/lib/data/candidates/candidate-details";
import { splitInterview } from "@/lib/data/candidates/candidate-splits";
import { deleteTenant, setTenantEnabled } from "@/lib/data/installation/installation-tenants";
import { database } from "@/lib/db/client";
import {
  createCandidate,
  createConnection,
  createInterview,
  createMember,
  createOperator,
  createTenant,
} from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import { eraseCandidate, previewErasure } from "./erasures";
import { listHoldsOn, listLegalHolds, placeLegalHold, releaseLegalHold } from "./legal-holds";

useTestDatabase();

const INPUT = { reason: "ended", caseNumber: "", typed: "Ada Example" } as const;

async function scene() {
  const tenant = await createTenant("Held");
  const { actor } = await createMember(tenant);
  const candidate = await createCandidate(tenant.id);
  await createInterview(tenant.id, (await createConnection(tenant.id)).id, {
    ...{ candidateId: candidate.id, roleName: "Nurse" },
  });
  const erase = () => eraseCandidate(actor, candidate.id, INPUT);
  const isThere = async () => (await getCandidate(actor, candidate.id)) !== null;
  return { tenant, actor, candidate, erase, isThere };
}

test.each(["candidate", "role", "everything"] as const)(
  "what a hold on %s covers is not erased until the hold is released",
  async (kind) => {
    const { actor, candidate, erase, isThere } = await scene();
    const scope =
      kind === "candidate"
        ? { kind, candidateId: candidate.id }
        : kind === "role"
          ? { kind, roleName: "Nurse" }
          : { kind };
    await placeLegalHold(actor, { scope, reason: "Claim 12", until: null });
    await expect(erase()).rejects.toThrow("A legal hold keeps this candidate from being erased: Claim 12");
    expect(await isThere()).toBe(true);
    expect((await previewErasure(actor, candidate.id))?.holds).toMatchObject([{ reason: "Claim 12" }]);
    const [hold] = await listHoldsOn(actor, candidate.id, ["Nurse"]);
    await releaseLegalHold(actor, hold?.id ?? "");
    await expect(releaseLegalHold(actor, hold?.id ?? "")).rejects.toThrow("was not found");
    await erase();
    expect(await isThere()).toBe(false);
  },
);

test("a hold on another role or another candidate holds nobody else", async () => {
  const { tenant, actor, erase, isThere } = await scene();
  const other = await createCandidate(tenant.id, { name: "Bo" });
  await placeLegalHold(actor, { scope: { kind: "role", roleName: "Cook" }, reason: "One", until: null });
  const scope = { kind: "candidate", candidateId: other.id } as const;
  await placeLegalHold(actor, { scope, reason: "Two", until: null });
  await erase();
  expect(await isThere()).toBe(false);
});

test("a hold on somebody who was merged holds the whole", async () => {
  const { tenant, actor, candidate, erase } = await scene();
  const twin = await createCandidate(tenant.id, { name: "Twin" });
  const scope = { kind: "candidate", candidateId: twin.id } as const;
  await placeLegalHold(actor, { scope, reason: "Claim", until: null });
  await database().prisma.candidate.update({ where: { id: twin.id }, data: { mergedIntoId: candidate.id } });
  await expect(erase()).rejects.toThrow("Claim");
});

test("an interview of a held candidate does not become somebody else's, who could be erased", async () => {
  const { tenant, actor, candidate } = await scene();
  const connection = await createConnection(tenant.id);
  const second = await createInterview(tenant.id, connection.id, { candidateId: candidate.id });
  const scope = { kind: "candidate", candidateId: candidate.id } as const;
  await placeLegalHold(actor, { scope, reason: "Claim", until: null });
  await expect(splitInterview(actor, candidate.id, second.id, "")).rejects.toThrow("legal hold");
  const [hold] = await listLegalHolds(actor);
  await releaseLegalHold(actor, hold?.id ?? "");
  await expect(splitInterview(actor, candidate.id, second.id, "")).resolves.toBeTruthy();
});

test("a hold ends with its last day, and none is placed for a day that is over", async () => {
  const { actor, erase, isThere } = await scene();
  const today = new Date().toISOString().slice(0, 10);
  const hold = { scope: { kind: "everything" }, reason: "Audit" } as const;
  await expect(placeLegalHold(actor, { ...hold, until: "2020-01-01" })).rejects.toThrow("not over");
  await placeLegalHold(actor, { ...hold, until: today });
  expect(await listLegalHolds(actor)).toMatchObject([{ until: today, candidate: null, roleName: null }]);
  await expect(erase()).rejects.toThrow("Audit");
  const tenantId = actor.tenantId;
  await database().prisma.legalHold.updateMany({ where: { tenantId }, data: { endsAt: new Date() } });
  expect(await listLegalHolds(actor)).toEqual([]);
  await erase();
  expect(await isThere()).toBe(false);
});

test("an organisation with a hold is not deleted", async () => {
  const { tenant, actor } = await scene();
  await placeLegalHold(actor, { scope: { kind: "everything" }, reason: "Claim", until: null });
  const operator = await createOperator();
  await setTenantEnabled(operator, tenant.id, false);
  await expect(deleteTenant(operator, tenant.id, "Held")).rejects.toThrow("legal hold");
  await database().prisma.legalHold.updateMany({
    where: { tenantId: tenant.id },
    data: { releasedAt: new Date() },
  });
  await deleteTenant(operator, tenant.id, "Held");
});
