import { createHash, randomUUID } from "node:crypto";
import type { MemberActor } from "@/lib/auth/actor";
import { displayNameOf } from "@/lib/candidates/display-name";
import { IMPORT_MOST_ROWS } from "@/lib/candidates/import-limits";
import { IMPORT_COLUMNS, parseImport } from "@/lib/candidates/parse-import";
import { type KnownCandidate, type PlannedRow, planImport } from "@/lib/candidates/plan-import";
import { findErasedReferences } from "@/lib/data/erasure/fingerprints";
import { AppError } from "@/lib/errors";
import { toCsvFile } from "@/lib/format/csv";
import { type CandidateUpsert, upsertCandidates } from "@/lib/tenant/candidates";
import { type TenantDb, tenantDb } from "@/lib/tenant/tenant-db";
import type { CandidateActivityDetail } from "./candidate-activities";

type ImportState = PlannedRow["state"];

/** What an import would do. `rows` are all of the file's. */
export type ImportPlan = {
  rows: PlannedRow[];
  counts: Record<ImportState, number>;
  ignoredColumns: string[];
  /** Names this very plan: only what was shown is imported. */
  digest: string;
};

/** What would become of each line of a CSV file. Changes nothing. Throws `forbidden`. */
export async function previewImport(actor: MemberActor, text: string): Promise<ImportPlan> {
  actor.demand("candidates.manage");
  const parsed = parseImport(text);
  const known = await readKnown(
    tenantDb(actor),
    parsed.rows.map(({ ref }) => ref),
  );
  const twins = await readTwins(
    tenantDb(actor),
    parsed.rows.map(({ ref }) => ref).filter((ref) => !known.has(ref)),
  );
  const erased = await findErasedReferences(actor, [...new Set(parsed.rows.map(({ ref }) => ref))]);
  const rows = planImport(
    parsed,
    (ref) => known.get(ref) ?? null,
    (ref) => twins.get(ref) ?? null,
  ).map((row) => (row.ref !== null && erased.has(row.ref) ? { ...row, ...ERASED } : row));
  const counts = { new: 0, changed: 0, unchanged: 0, error: 0 };
  for (const { state } of rows) counts[state] += 1;
  const digest = createHash("sha256").update(JSON.stringify(rows)).digest("base64url");
  return { rows, counts, ignoredColumns: parsed.ignoredColumns, digest };
}

/**
 * Does what the preview with `digest` showed, all of it or nothing. Throws `forbidden`, `invalid_input` when a line is
 * wrong, and `conflict` when the candidates have changed since the preview.
 */
export async function importCandidates(
  actor: MemberActor,
  text: string,
  digest: string,
): Promise<ImportPlan["counts"]> {
  const plan = await previewImport(actor, text);
  if (plan.counts.error > 0)
    throw new AppError("invalid_input", "Nothing was imported because some lines have errors.");
  const outcome =
    plan.digest === digest
      ? await upsertCandidates(actor, "candidate_imported", plan.rows.flatMap(toUpsert))
      : "moved_on";
  if (outcome === "moved_on")
    throw new AppError(
      "conflict",
      "Nothing was imported because candidates have changed since this preview.",
    );
  return plan.counts;
}

/** A file to fill in: the references that are known, those without a name first, with what is known of them. */
export async function makeImportTemplate(actor: MemberActor): Promise<string> {
  actor.demand("candidates.manage");
  const rows = await tenantDb(actor).candidate.findMany({
    where: { ref: { not: null }, mergedIntoId: null },
    orderBy: [{ name: { sort: "asc", nulls: "first" } }, { ref: "asc" }],
    take: IMPORT_MOST_ROWS,
    select: { ref: true, name: true, email: true, roleName: true, tags: true },
  });
  const lines = rows.map(({ ref, name, email, roleName, tags }) => [
    ref ?? "",
    name ?? "",
    email ?? "",
    roleName ?? "",
    tags.join(", "),
  ]);
  return toCsvFile([[...IMPORT_COLUMNS], ...lines]);
}

const ERASED = {
  state: "error",
  message: "This candidate was erased and cannot be imported again.",
} as const;

/** The rest has the same mistake, if there is one. */
const MOST_TWINS = 1_000;
const LONGEST_PADDED = 10;

const KNOWN_FIELDS = {
  id: true,
  ref: true,
  revision: true,
  mergedIntoId: true,
  name: true,
  email: true,
  roleName: true,
  tags: true,
} as const;

/** The candidates by reference, those of merged ones with the whole that they are part of. */
async function readKnown(db: TenantDb, refs: string[]): Promise<Map<string, KnownCandidate>> {
  const named = await db.candidate.findMany({ where: { ref: { in: refs } }, select: KNOWN_FIELDS });
  const byId = new Map(named.map((row) => [row.id, row]));
  for (let missing = missingRoots(byId); missing.length > 0; missing = missingRoots(byId)) {
    const rows = await db.candidate.findMany({ where: { id: { in: missing } }, select: KNOWN_FIELDS });
    for (const row of rows) byId.set(row.id, row);
  }
  const known = new Map<string, KnownCandidate>();
  for (const row of named) {
    let root = row;
    while (root.mergedIntoId !== null) root = byId.get(root.mergedIntoId) ?? { ...root, mergedIntoId: null };
    const { mergedIntoId: _, ...candidate } = root;
    known.set(row.ref ?? "", candidate);
  }
  return known;
}

/** References that the database has with zeros before them, which spreadsheets drop from what they take for a number. */
async function readTwins(db: TenantDb, refs: string[]): Promise<Map<string, string>> {
  const numbers = refs.filter((ref) => /^[1-9]\d{0,8}$/.test(ref)).slice(0, MOST_TWINS);
  const padded = new Map(
    numbers.flatMap((ref) =>
      Array.from(
        { length: LONGEST_PADDED - ref.length },
        (_, zeros) => [`${"0".repeat(zeros + 1)}${ref}`, ref] as const,
      ),
    ),
  );
  if (padded.size === 0) return new Map();
  const found = await db.candidate.findMany({
    where: { ref: { in: [...padded.keys()] } },
    select: { ref: true },
  });
  return new Map(found.flatMap(({ ref }) => (ref === null ? [] : [[padded.get(ref) ?? ref, ref] as const])));
}

function missingRoots(byId: Map<string, { mergedIntoId: string | null }>): string[] {
  return [...byId.values()].flatMap(({ mergedIntoId }) =>
    mergedIntoId === null || byId.has(mergedIntoId) ? [] : [mergedIntoId],
  );
}

function toUpsert(row: PlannedRow): CandidateUpsert[] {
  if (row.state === "error" || row.state === "unchanged" || row.ref === null) return [];
  const { known, next, changes, ref } = row;
  const activity: CandidateActivityDetail = { kind: "candidate_imported", changes };
  return [
    {
      id: known?.id ?? randomUUID(),
      revision: known?.revision ?? null,
      ref,
      ...next,
      setsName: changes.some(({ field }) => field === "name"),
      setsEmail: changes.some(({ field }) => field === "email"),
      displayName: displayNameOf({ name: next.name, ref: known ? known.ref : ref }),
      activity,
    },
  ];
}
