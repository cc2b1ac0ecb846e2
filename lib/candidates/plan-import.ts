import { toPlainName } from "@/lib/format/plain-name";
import { type ImportDoubt, type ImportRow, type ParsedImport, tagsIn } from "./parse-import";
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
      /** What may be wrong although nothing is: a person should look. */
      hint: string | null;
    }
);

type ImportValues = Pick<KnownCandidate, "name" | "email" | "roleName" | "tags">;

/**
 * What an import would do, line by line in the file's order. `known` gives the candidate of a reference, `alike` a known
 * reference that differs by leading zeros only.
 */
export function planImport(
  { rows, problems }: ParsedImport,
  known: (ref: string) => KnownCandidate | null,
  alike: (ref: string) => string | null = () => null,
): PlannedRow[] {
  const failed = new Map(problems.map((problem) => [problem.line, problem]));
  const lineOf = new Map<string, number>();
  const planned = rows.map((row): PlannedRow => {
    const problem = failed.get(row.line);
    const candidate = known(row.ref);
    if (problem) {
      const { doubts, ...told } = problem;
      const left = doubts?.filter(({ field }) => !isAsKnown(field, row, candidate));
      if (!left) return { ...told, state: "error" };
      const messages = [...new Set(left.map(({ message }) => message))];
      if (left.length > 0) return { ...told, message: messages.join(" "), state: "error" };
    }
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
    if (next.tags.length > Math.max(MOST_TAGS, candidate?.tags.length ?? 0))
      return refuse(`The candidate would have more than ${MOST_TAGS} tags.`);
    const changes = changesOf(candidate, next);
    const twin = candidate === null ? alike(row.ref) : null;
    const changed = changes.length > 0 ? "changed" : "unchanged";
    return {
      line: row.line,
      ref: row.ref,
      state: candidate === null ? "new" : changed,
      known: candidate,
      next,
      changes,
      hint: twin && `There is a candidate ${twin}. Has a spreadsheet dropped the zeros?`,
    };
  });
  if (rows.length > 0) return planned;
  return problems.map(({ doubts: _, ...problem }) => ({ ...problem, state: "error" }));
}

/** Whether the row says what is known already, as far as a cell can show it. */
function isAsKnown(field: ImportDoubt["field"], row: ImportRow, known: KnownCandidate | null): boolean {
  if (known === null) return false;
  if (field === "reference") return true;
  if (field === "tags") return newTags(row, known).length === 0;
  const fields = { name: "name", email: "email", role: "roleName" } as const;
  return isSameText(row[fields[field]], known[fields[field]]);
}

function isSameText(text: string | null, known: string | null): boolean {
  return text !== null && known !== null && toPlainName(text) === toPlainName(known);
}

/** A tag with a comma in it comes back in pieces. */
function newTags(row: ImportRow, known: KnownCandidate | null): string[] {
  const has = new Set(tagsIn((known?.tags ?? []).join(",")).map((tag) => tag.toLocaleLowerCase("en")));
  return row.tags.filter((tag) => !has.has(tag.toLocaleLowerCase("en")));
}

/** Empty cells leave what is there, and so do cells that show it; tags are added to those that are there. */
function valuesAfter(row: ImportRow, known: KnownCandidate | null): ImportValues {
  const after = (text: string | null, before: string | null = null) =>
    text === null || isSameText(text, before) ? before : text;
  return {
    name: after(row.name, known?.name),
    email: after(row.email, known?.email),
    roleName: after(row.roleName, known?.roleName),
    tags: known ? [...known.tags, ...newTags(row, known)] : distinctTags(row.tags),
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
