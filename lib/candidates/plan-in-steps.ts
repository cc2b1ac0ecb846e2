import { createHash } from "node:crypto";
import { decodeText } from "./decode-text";
import { type ImportPreview, previewOf } from "./import-preview";
import { parseImport } from "./parse-import";
import { type KnownCandidate, planImport } from "./plan-import";
import { type UpsertPortion, upsertsOf } from "./upserts";

/** CSV as text, or as the bytes of a file. */
export type ImportFile = Uint8Array | string;

/** What planning says: which references it asks about, then the preview, then what is to be written. */
type PlanStep = { asked: string[] } | { preview: ImportPreview } | { upserts: UpsertPortion };

/** What is known of a reference: its candidate, and another reference with zeros before it, which spreadsheets drop. */
type KnownRef = { ref: string; candidate: KnownCandidate | null; alike: string | null };

/** The answer to what was asked: JSON of `KnownRef[]`, so that who hands it over need not read it, and who was erased. */
export type ToldOfRefs = { known: string; erased: string[] };

const ERASED = {
  state: "error",
  message: "This candidate was erased and cannot be imported again.",
} as const;

/** What crosses at once: so many at most, and no more of them once they have so many characters. */
const MOST_AT_ONCE = 500;
const LENGTH_AT_ONCE = 64 * 1024;

/** Plans an import. Throws `invalid_input` for what is no text. */
export function* planInSteps(file: ImportFile): Generator<PlanStep, void, ToldOfRefs> {
  const parsed = parseImport(typeof file === "string" ? file : decodeText(file));
  const known = new Map<string, KnownRef>();
  const erased = new Set<string>();
  for (const asked of inPortions(parsed.rows.map(({ ref }) => ref))) {
    const told = yield { asked };
    // The database answers so: lib/tenant/candidates.ts.
    for (const one of JSON.parse(told.known) as KnownRef[]) known.set(one.ref, one);
    for (const ref of told.erased) erased.add(ref);
  }
  const rows = planImport(
    parsed,
    (ref) => known.get(ref)?.candidate ?? null,
    (ref) => known.get(ref)?.alike ?? null,
  ).map((row) => (row.ref !== null && erased.has(row.ref) ? { ...row, ...ERASED } : row));
  const digest = createHash("sha256").update(JSON.stringify(rows)).digest("base64url");
  yield { preview: previewOf({ rows, ignoredColumns: parsed.ignoredColumns, digest }) };
  for (const upserts of inPortions(upsertsOf(rows).map((upsert) => JSON.stringify(upsert))))
    yield { upserts: { json: `[${upserts.join(",")}]`, count: upserts.length } };
}

function* inPortions(texts: string[]): Generator<string[]> {
  let portion: string[] = [];
  let length = 0;
  for (const text of texts) {
    portion.push(text);
    length += text.length;
    if (portion.length < MOST_AT_ONCE && length < LENGTH_AT_ONCE) continue;
    yield portion;
    portion = [];
    length = 0;
  }
  if (portion.length > 0) yield portion;
}
