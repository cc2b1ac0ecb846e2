import type { ImportRow, ParsedImport } from "./parse-import";
import { distinctTags, MOST_TAGS } from "./tags";

/** The candidate that a reference leads to; `id` is shared by references that were merged. */
export type KnownCandidate = {
  id: string;
  /** Its own reference, which a merged one's leads to. */
  ref: string | null;
  revision: number;
  name: string | null;
  email: string | null;
  roleName: string | null;
  tags: string[];
};

export type ImportChange = {
  field: "name" | "email" | "role" | "tags";
  from: string | null;
  to: string | null;
};

/** What would become of one line. */
export type PlannedRow = { line: number; ref: string | null } & (
  | { state: "error"; message: string }
  | {
      state: "new" | "changed" | "unchanged";
      known: KnownCandidate | null;
      next: ImportValues;
      changes: ImportChange[];
    }
);

type ImportValues = Pick<KnownCandidate, "name" | "email" | "roleName" | "tags">;

/** What an import would do, line by line in the file's order. `known` gives the candidate of a reference. */
export function planImport(
  { rows, problems }: ParsedImport,
  known: (ref: string) => KnownCandidate | null,
): PlannedRow[] {
  const failed = new Map(problems.map((problem) => [problem.line, problem]));
  const lineOf = new Map<string, number>();
  const planned = rows.map((row): PlannedRow => {
    const problem = failed.get(row.line);
    if (problem) return { ...problem, state: "error" };
    const candidate = known(row.ref);
    const before = candidate && lineOf.get(candidate.id);
    if (candidate) lineOf.set(candidate.id, row.line);
    const refuse = (message: string): PlannedRow => ({
      line: row.line,
      ref: row.ref,
      state: "error",
      message,
    });
    if (before) return refuse(`This reference was merged into the candidate of line ${before}.`);
    const next = valuesAfter(row, candidate);
    if (next.tags.length > MOST_TAGS) return refuse(`The candidate would have more than ${MOST_TAGS} tags.`);
    const changes = changesOf(candidate, next);
    const changed = changes.length > 0 ? "changed" : "unchanged";
    return {
      line: row.line,
      ref: row.ref,
      state: candidate === null ? "new" : changed,
      known: candidate,
      next,
      changes,
    };
  });
  if (rows.length > 0) return planned;
  return problems.map((problem) => ({ ...problem, state: "error" }));
}

/** Empty cells leave what is there; tags are added to those that are there. */
function valuesAfter(row: ImportRow, known: KnownCandidate | null): ImportValues {
  return {
    name: row.name ?? known?.name ?? null,
    email: row.email ?? known?.email ?? null,
    roleName: row.roleName ?? known?.roleName ?? null,
    tags: distinctTags([...(known?.tags ?? []), ...row.tags]),
  };
}

function changesOf(known: KnownCandidate | null, next: ImportValues): ImportChange[] {
  const tagsOf = (tags: string[] | undefined) => (tags && tags.length > 0 ? tags.join(", ") : null);
  const all: ImportChange[] = [
    { field: "name", from: known?.name ?? null, to: next.name },
    { field: "email", from: known?.email ?? null, to: next.email },
    { field: "role", from: known?.roleName ?? null, to: next.roleName },
    { field: "tags", from: tagsOf(known?.tags), to: tagsOf(next.tags) },
  ];
  return all.filter(({ from, to }) => from !== to);
}
