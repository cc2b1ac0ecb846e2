import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { getCandidate } from "@/lib/data/candidates/candidate-details";
import { createReviewLink } from "@/lib/data/links/link-making";
import { createNote } from "@/lib/data/notes/notes";
import {
  createCandidate,
  createConnection,
  createInterview,
  createMember,
  createTenant,
  newNote,
} from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import { eraseCandidates, listErasures, previewErasures } from "./erasures";
import { placeLegalHold } from "./legal-holds";

const folder = mkdtempSync(path.join(os.tmpdir(), "debrief-several-"));
process.env.DATA_DIR = folder;
useTestDatabase();
afterAll(() => rm(folder, { recursive: true, force: true }));

async function scene() {
  const tenant = await createTenant();
  const { actor } = await createMember(tenant);
  const connection = await createConnection(tenant.id);
  const person = async (name: string) => {
    const { id } = await createCandidate(tenant.id, { name });
    const interview = await createInterview(tenant.id, connection.id, {
      candidateId: id,
      candidateName: name,
    });
    return { id, interviewId: interview.id };
  };
  const people = {
    ada: await person("Ada Able"),
    bo: await person("Bo Better"),
    cy: await person("Cy Chosen"),
  };
  const isThere = async ({ id }: { id: string }) => (await getCandidate(actor, id)) !== null;
  return { actor, ...people, isThere };
}

const INPUT = { reason: "ended", caseNumber: "Batch 4" } as const;

test("several are erased together, once it is typed how many, and whoever is held stays and is named", async () => {
  const { actor, ada, bo, cy, isThere } = await scene();
  await createNote(actor, ada.interviewId, newNote());
  await createReviewLink(actor, { interviewIds: [ada.interviewId, bo.interviewId] });
  await placeLegalHold(actor, {
    scope: { kind: "candidate", candidateId: cy.id },
    reason: "Claim",
    until: null,
  });
  const ids = [ada.id, bo.id, cy.id];
  expect(await previewErasures(actor, ids)).toMatchObject({
    candidates: [
      { displayName: "Ada Able", isHeld: false },
      { displayName: "Bo Better", isHeld: false },
      { displayName: "Cy Chosen", isHeld: true },
    ],
    counts: { interviews: 2, notes: 1, linksClosed: 1, linksChanged: 0 },
  });
  await expect(eraseCandidates(actor, ids, { ...INPUT, typed: "Ada Able" })).rejects.toThrow(
    "erase 3 candidates",
  );
  expect(await eraseCandidates(actor, ids, { ...INPUT, typed: "Erase 3 candidates" })).toEqual([
    { candidateId: ada.id, reason: null },
    { candidateId: bo.id, reason: null },
    { candidateId: cy.id, reason: "A legal hold keeps this candidate from being erased: Claim" },
  ]);
  expect([await isThere(ada), await isThere(bo), await isThere(cy)]).toEqual([false, false, true]);
  expect(await listErasures(actor)).toMatchObject({ total: 2, erasures: [{ caseNumber: "Batch 4" }, {}] });
});

test("a case number that names any of them erases nobody", async () => {
  const { actor, ada, bo, isThere } = await scene();
  const input = { ...INPUT, caseNumber: "about Better", typed: "erase 2 candidates" };
  await expect(eraseCandidates(actor, [ada.id, bo.id], input)).rejects.toThrow("The case number is kept");
  expect([await isThere(ada), await isThere(bo)]).toEqual([true, true]);
});
