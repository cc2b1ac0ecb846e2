import { createHash } from "node:crypto";
import { decodeText } from "@/lib/candidates/decode-text";
import { parseImport } from "@/lib/candidates/parse-import";
import { type KnownCandidate, type PlannedRow, planImport } from "@/lib/candidates/plan-import";
import { type UpsertPortion, upsertsOf } from "@/lib/candidates/upserts";
import { type InvitePreview, invitePreviewOf } from "./invite-preview";
import { MOST_INVITED } from "./limits";

/** A list of people as text or as the bytes of a file, and what names the batch that it is for. */
export type InviteList = { file: Uint8Array | string; requestId: string };

/** What would become of one line. */
export type PlannedInvite = {
  line: number;
  /** `invited`: they have an open invitation to the same role, and get no second one. */
  state: "ready" | "invited" | "error";
  ref: string | null;
  name: string | null;
  email: string | null;
  message: string | null;
};

/** The answer to what was asked: candidates by reference and by address, who has an open invitation, who was erased. */
export type ToldOfPeople = {
  byRef: { ref: string; candidate: KnownCandidate | null }[];
  byEmail: KnownCandidate[];
  invitedIds: string[];
  erasedRefs: string[];
};

type PlanStep =
  | { asked: { refs: string[]; emails: string[] } }
  | { preview: InvitePreview; upserts: UpsertPortion[]; people: InvitedPerson[] };

/** Somebody who is ready to be invited: a candidate who is known, or one who is made with this reference. */
export type InvitedPerson = { ref: string; candidateId: string | null };

/**
 * Plans whom to invite. Asks once who is known; then says what to show, what to write of candidates, and who is ready, in
 * the order of the list. Throws `invalid_input` for what is no text.
 */
export function* planInvites({ file, requestId }: InviteList): Generator<PlanStep, void, ToldOfPeople> {
  const text = typeof file === "string" ? file : decodeText(file);
  const parsed = parseImport(text, { needs: "person", mostRows: MOST_INVITED });
  const emailOf = (email: string | null) => email?.toLowerCase() ?? null;
  const told = yield {
    asked: {
      refs: parsed.rows.flatMap(({ ref }) => ref || []),
      emails: [
        ...new Set(parsed.rows.flatMap(({ ref, email }) => (ref === "" ? (emailOf(email) ?? []) : []))),
      ],
    },
  };
  const known = new Map(told.byRef.map(({ ref, candidate }) => [ref, candidate]));
  const byEmail = new Map<string | null, KnownCandidate[]>();
  for (const candidate of told.byEmail) {
    const email = emailOf(candidate.email);
    byEmail.set(email, [...(byEmail.get(email) ?? []), candidate]);
  }
  const wrong = new Map<number, string>();
  const lineOf = new Map<string, number>();
  const rows = parsed.rows.map((row) => {
    const alike = row.ref === "" ? (byEmail.get(emailOf(row.email)) ?? []) : [];
    if (row.email !== null && alike.length > 1)
      wrong.set(
        row.line,
        "Several candidates have this email address. Add the reference of the one you mean.",
      );
    const [found] = row.email === null ? [] : alike;
    const ref = row.ref || found?.ref || newReference(requestId, row.line);
    if (found) known.set(ref, found);
    // The same person twice: by address where there is no reference, by candidate where both lead to one.
    for (const mark of [known.get(ref)?.id, row.ref === "" ? emailOf(row.email) : null]) {
      if (!mark) continue;
      const before = lineOf.get(mark);
      if (before === undefined) lineOf.set(mark, row.line);
      else if (before !== row.line) wrong.set(row.line, `Line ${before} is the same person.`);
    }
    return { ...row, ref };
  });
  const erased = new Set(told.erasedRefs);
  const invited = new Set(told.invitedIds);
  const planned = planImport({ ...parsed, rows }, (ref) => known.get(ref) ?? null);
  const typed = new Map(rows.map(({ line, name, email }) => [line, { name, email }]));
  const invites = planned.map((row) => toInvite(row, { typed, wrong, erased, invited }));
  const isReady = planned.filter((_, at) => invites[at]?.state === "ready");
  const people = isReady.flatMap((row) =>
    row.ref === null || row.state === "error" ? [] : [{ ref: row.ref, candidateId: row.known?.id ?? null }],
  );
  const digest = createHash("sha256")
    .update(JSON.stringify([planned, invites]))
    .digest("base64url");
  const upserts = upsertsOf(isReady);
  yield {
    preview: invitePreviewOf(invites, parsed.ignoredColumns, digest),
    upserts: upserts.length > 0 ? [{ json: JSON.stringify(upserts), count: upserts.length }] : [],
    people,
  };
}

type Marks = {
  /** What a line says of its person. */
  typed: Map<number, { name: string | null; email: string | null }>;
  wrong: Map<number, string>;
  erased: Set<string>;
  invited: Set<string>;
};

function toInvite(row: PlannedRow, { typed, wrong, erased, invited }: Marks): PlannedInvite {
  const { line, ref } = row;
  if (row.state === "error")
    return {
      line,
      ref: null,
      state: "error",
      name: null,
      email: null,
      ...typed.get(line),
      message: row.message,
    };
  const { name, email } = row.next;
  const isCut = (ref?.length ?? 0) > LONGEST_REFERENCE;
  const problem = ref !== null && erased.has(ref) ? ERASED : isCut ? TOO_LONG : wrong.get(line);
  if (problem) return { line, ref, state: "error", name, email, message: problem };
  const isInvited = row.known !== null && invited.has(row.known.id);
  return { line, ref, state: isInvited ? "invited" : "ready", name, email, message: row.hint };
}

const ERASED = "This candidate was erased and cannot be invited again.";

/** The platform cuts a longer one and says nothing: the interview would not find its candidate. */
const LONGEST_REFERENCE = 256;
const TOO_LONG = "The platform takes references of at most 256 characters.";

/** The reference of somebody who came without one: by it their interview finds them. The same for the same list. */
function newReference(requestId: string, line: number): string {
  const digest = createHash("sha256").update(`${requestId} ${line}`).digest("hex");
  return `inv-${digest.slice(0, 12)}`;
}
