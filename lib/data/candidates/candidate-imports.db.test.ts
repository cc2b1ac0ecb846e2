import { expect, test } from "vitest";
import { actorForJob, type MemberActor } from "@/lib/auth/actor";
import { IMPORT_COLUMNS, parseImport } from "@/lib/candidates/parse-import";
import { templateCells } from "@/lib/candidates/template-cells";
import { saveSessions } from "@/lib/data/sync/sync";
import { database } from "@/lib/db/client";
import { toCsvFile } from "@/lib/format/csv";
import { createConnection, createMember, createTenant } from "@/prisma/factories";
import { platformSession } from "@/testing/platform-session";
import { useTestDatabase } from "@/testing/use-test-database";
import { getCandidate } from "./candidate-details";
import { updateCandidate } from "./candidate-edits";
import { importCandidates, previewImport } from "./candidate-imports";
import { mergeCandidates } from "./candidate-merges";
import { listCandidateTimeline } from "./candidate-timeline";
import { eachTemplatePage } from "./import-template";

useTestDatabase();

async function scene() {
  const tenant = await createTenant();
  const [recruiter, reviewer] = [
    await createMember(tenant, "recruiter"),
    await createMember(tenant, "reviewer"),
  ];
  const connection = await createConnection(tenant.id);
  const arrives = (candidateRef: string, name: string | null) =>
    saveSessions(actorForJob(tenant.id, "test"), connection.id, [
      platformSession({ ...SESSION, candidateRef, metadata: name === null ? null : { name } }),
    ]);
  const rowOf = async (ref: string) => {
    const row = await database().prisma.candidate.findFirst({ where: { tenantId: tenant.id, ref } });
    if (!row) throw new Error(`${ref} is no candidate.`);
    return row;
  };
  const imports = async (text: string) =>
    importCandidates(recruiter.actor, text, (await previewImport(recruiter.actor, text)).digest);
  return { tenant, recruiter: recruiter.actor, reviewer: reviewer.actor, arrives, rowOf, imports };
}

const SESSION = {
  status: "completed",
  roleName: "Barista",
  language: "en",
  createdAt: new Date("2026-01-01"),
  durationSec: 60,
};

test("an import names those who are there and those who are still to come, and the names stay", async () => {
  const { recruiter, arrives, rowOf, imports } = await scene();
  await arrives("a-1", "Name by platform");
  await arrives("a-2", null);
  expect(
    await imports("reference,name,email,role,tags\na-1,Ada,ada@x.test,,vip\na-2,,,Nurse,\na-3,Cy,,,\n"),
  ).toEqual({
    new: 1,
    changed: 2,
    unchanged: 0,
    error: 0,
  });
  await arrives("a-1", "Another name");
  await arrives("a-3", "Cyrus");
  expect(await rowOf("a-1")).toMatchObject({
    name: "Ada",
    nameSource: "import",
    tags: ["vip"],
    interviewCount: 2,
  });
  expect(await rowOf("a-2")).toMatchObject({ name: null, nameSource: "platform", roleName: "Nurse" });
  const { id, ...cy } = await rowOf("a-3");
  expect(cy).toMatchObject({ name: "Cy", interviewCount: 1 });
  expect((await listCandidateTimeline(recruiter, id)).map(({ detail }) => detail)).toContainEqual({
    kind: "candidate_imported",
    changes: [{ field: "name", from: null, to: "Cy" }],
  });
  const names = await database().prisma.interview.findMany({
    where: { tenantId: recruiter.tenantId },
    select: { candidateName: true },
  });
  expect(names.map(({ candidateName }) => candidateName).sort()).toEqual(["Ada", "Ada", "Cy", "a-2"]);
});

test("one wrong line, and nothing at all is imported", async () => {
  const { recruiter, imports } = await scene();
  await expect(imports("reference,name,email\na-1,Ada,\na-2,Bo,nowhere\n")).rejects.toMatchObject({
    code: "invalid_input",
  });
  expect(await database().prisma.candidate.count({ where: { tenantId: recruiter.tenantId } })).toBe(0);
});

test("what changed after the preview is not overwritten, and nothing of the rest is imported", async () => {
  const { recruiter, arrives, rowOf } = await scene();
  await arrives("a-1", "Ada");
  const text = "reference,name\na-1,Imported\na-2,Bo\n";
  const { digest } = await previewImport(recruiter, text);
  const { id, revision } = await rowOf("a-1");
  const edit = { revision, name: "Typed", email: "", roleName: "", tags: [], ownerId: null };
  await updateCandidate(recruiter, id, edit);
  await expect(importCandidates(recruiter, text, digest)).rejects.toMatchObject({ code: "conflict" });
  expect(await rowOf("a-1")).toMatchObject({ name: "Typed", nameSource: "person" });
  await expect(rowOf("a-2")).rejects.toThrow();
});

test("two imports of one file at once make each candidate once", async () => {
  const { recruiter } = await scene();
  const text = "reference,name\na-1,Ada\na-2,Bo\n";
  const { digest } = await previewImport(recruiter, text);
  const answers = await Promise.allSettled([1, 2].map(() => importCandidates(recruiter, text, digest)));
  expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await database().prisma.candidate.count({ where: { tenantId: recruiter.tenantId } })).toBe(2);
});

test("the reference of somebody who was merged changes the whole", async () => {
  const { recruiter, arrives, rowOf, imports } = await scene();
  await arrives("a-1", "Ada");
  await arrives("a-2", "Bo");
  const [ada, bo] = [await rowOf("a-1"), await rowOf("a-2")];
  await mergeCandidates(recruiter, ada.id, {
    movedId: bo.id,
    keptRevision: ada.revision,
    movedRevision: bo.revision,
    take: { name: "kept", email: "kept", roleName: "kept", owner: "kept" },
  });
  await imports("reference,name\na-2,Ada Example\n");
  expect(await getCandidate(recruiter, ada.id)).toMatchObject({ displayName: "Ada Example", ref: "a-1" });
  const { rows } = await previewImport(recruiter, "reference,name\na-2,Ada\na-1,Bo\n");
  expect(rows).toMatchObject({ changed: [{ ref: "a-2" }], error: [{ ref: "a-1" }], new: [], unchanged: [] });
});

test("5,000 candidates are imported and imported again in one go each", async () => {
  const { recruiter, imports } = await scene();
  const file = (name: string) =>
    `reference,name,tags\n${Array.from({ length: 5000 }, (_, row) => `ref-${row},${name} ${row},vip\n`).join("")}`;
  expect(await imports(file("Ada"))).toMatchObject({ new: 5000 });
  expect(await imports(file("Ada"))).toMatchObject({ unchanged: 5000 });
  expect(await imports(file("Bo"))).toMatchObject({ changed: 5000 });
  expect(await database().prisma.candidate.count({ where: { tenantId: recruiter.tenantId } })).toBe(5000);
});

test("the template holds the references that lack a name first, and imports to no change", async () => {
  const { recruiter, arrives } = await scene();
  await arrives("a-1", "Ada");
  await arrives("=cmd|'/c calc'!A1", null);
  const template = await templateFor(recruiter);
  expect(template).toContain("\n'=cmd|'/c calc'!A1,");
  expect(parseImport(template).rows.map(({ ref }) => ref)).toEqual(["=cmd|'/c calc'!A1", "a-1"]);
  expect((await previewImport(recruiter, template)).counts).toMatchObject({ unchanged: 2, error: 0 });
});

async function templateFor(actor: MemberActor): Promise<string> {
  const rows = [];
  for await (const page of eachTemplatePage(actor)) rows.push(...page);
  return toCsvFile([[...IMPORT_COLUMNS], ...rows.map(templateCells)]);
}

test("the template of more candidates than are read at once holds each of them once, in its order", async () => {
  const { recruiter, imports } = await scene();
  const lines = Array.from(
    { length: 1200 },
    (_, row) => `ref-${row},${row % 3 === 0 ? "" : `Name ${row % 2}`}`,
  );
  await imports(`reference,name\n${lines.join("\n")}`);
  const { rows } = parseImport(await templateFor(recruiter));
  expect(new Set(rows.map(({ ref }) => ref)).size).toBe(1200);
  expect(rows).toHaveLength(1200);
  expect(rows.map(({ name }) => name ?? "").join()).toBe(
    rows
      .map(({ name }) => name ?? "")
      .sort()
      .join(),
  );
});

test("only those who may manage candidates import, preview or get the template", async () => {
  const { reviewer } = await scene();
  const forbidden = { code: "forbidden" };
  const text = "reference,name\na-1,Ada\n";
  await expect(previewImport(reviewer, text)).rejects.toMatchObject(forbidden);
  await expect(importCandidates(reviewer, text, "")).rejects.toMatchObject(forbidden);
  await expect(templateFor(reviewer)).rejects.toMatchObject(forbidden);
});
