import { toPlainName } from "@/lib/format/plain-name";
import { displayNameOf } from "./display-name";

const NAME_KEYS = ["candidate_name", "candidateName", "full_name", "fullName", "name"];
/** As long as people may type them. */
const LONGEST_NAME = 200;
const LONGEST_EMAIL = 254;
const EMAIL_KEYS = ["candidate_email", "candidateEmail", "email"];

export type CandidateIdentity = {
  ref: string | null;
  name: string | null;
  email: string | null;
  /** What to show: the name, else the reference, else "Unnamed candidate". */
  displayName: string;
};

/** Who a session is about, from its reference and from metadata that the integrator may have put there. */
export function candidateIdentity(session: {
  candidateRef: string | null;
  metadata: Record<string, unknown> | null;
}): CandidateIdentity {
  const metadata = session.metadata ?? {};
  const first = textOf(metadata, ["first_name", "firstName"]);
  const last = textOf(metadata, ["last_name", "lastName"]);
  const joined = [first, last].filter((part) => part !== null).join(" ") || null;
  const name =
    toPlainName(textOf(metadata, NAME_KEYS) ?? joined ?? "")
      .slice(0, LONGEST_NAME)
      .trim() || null;
  const ref = session.candidateRef?.trim() || null;
  return {
    ref,
    name,
    email: textOf(metadata, EMAIL_KEYS)?.slice(0, LONGEST_EMAIL) ?? null,
    displayName: displayNameOf({ name, ref }),
  };
}

function textOf(metadata: Record<string, unknown>, keys: string[]): string | null {
  for (const key of keys) {
    const value = metadata[key];
    if (typeof value === "string" && value.trim() !== "") return value.trim();
  }
  return null;
}
