import { z } from "zod";
import { readTime } from "./read-time";
import {
  asRecord,
  isRecord,
  LONGEST_TEXT,
  type Reading,
  readPresence,
  readRecord,
  readSeconds,
  readText,
  readTexts,
} from "./read-value";
import { layersOf, RowReader } from "./row-reader";
import { isPlausibleSessionId } from "./session-id";

const LARGEST_INT = 2_147_483_647;

/** What Debrief uses of a platform session. Times in UTC. */
export type PlatformSession = {
  id: string;
  candidateRef: string | null;
  /** `initiated`, `active`, `completed`, `failed`, or whatever else the platform says. */
  status: string;
  personaId: string | null;
  roleName: string | null;
  /** As the platform gave it, usually BCP 47. */
  language: string | null;
  tags: string[];
  /** Whether the row says anything of tags, be it that there are none. */
  saysTags: boolean;
  metadata: Record<string, unknown> | null;
  projectId: string | null;
  source: string | null;
  startedAt: Date | null;
  completedAt: Date | null;
  createdAt: Date | null;
  durationSec: number | null;
  hasRecording: boolean;
  hasTranscript: boolean;
  /** The candidate's own survey: rating 1 to 5. */
  feedback: { rating: number | null; comment: string | null } | null;
  failureCode: string | null;
  /** `explicit`, `integrator`, or whatever else the platform says, in lower case. */
  consentMode: string | null;
  /** The platform documents none: where it says one all the same. */
  consentedAt: Date | null;
  /** Fields of the row that say something which could not be read, such as `completed_at`. */
  oddFields: string[];
};

/** The platform's names of what is read here. */
export const SESSION_FIELDS = [
  ...[
    "id",
    "session_id",
    "candidate_ref",
    "status",
    "persona_id",
    "role_name",
    "language",
    "persona",
    "tags",
  ],
  ...["metadata", "project_id", "source", "started_at", "completed_at", "created_at", "duration_sec"],
  ...[
    "recording_s3_key",
    "transcript_s3_key",
    "feedback",
    "failure_code",
    "error_code",
    "failure_reason",
    "error",
    "consent_mode",
    "consented_at",
    "consent_at",
  ],
];

const LONGEST_REFERENCE = 512;
const LONGEST_COMMENT = 10_000;
const LONGEST_STATUS = 100;
const LONGEST_CONSENT = 40;
const CODE = /^[A-Z][A-Z0-9_]{1,63}$/;

/**
 * One session, from a list row or alone, to our type. Only the id and the status are required; whatever else cannot be
 * read is null and named in `oddFields`. Storage keys end here: only whether they exist goes on.
 */
export const sessionSchema = z.unknown().transform((answer, context): PlatformSession => {
  const fields = new RowReader(layersOf(asRecord(answer) ?? {}));
  const id = fields.glance(["id", "session_id"], readId);
  const status = fields.glance(["status"], readStatus);
  if (id === null) context.addIssue({ code: "custom", path: ["id"], message: "not an id" });
  if (status === null) context.addIssue({ code: "custom", path: ["status"], message: "not a status" });
  const persona = new RowReader([fields.glance(["persona"], asRecord) ?? {}], "persona.");
  const session = {
    id: id ?? "",
    candidateRef: fields.take(["candidate_ref"], (value) => readText(value, LONGEST_REFERENCE, true)),
    status: status ?? "",
    personaId: fields.take(["persona_id"], readText200) ?? persona.take(["id"], readText200),
    roleName: fields.take(["role_name"], readText200) ?? persona.take(["role_name", "role"], readText200),
    language: fields.take(["language"], readLanguage) ?? persona.take(["language"], readLanguage),
    tags: fields.take(["tags"], readTexts) ?? [],
    saysTags: fields.has("tags") && !fields.odd.includes("tags"),
    metadata: fields.take(["metadata"], readRecord),
    projectId: fields.take(["project_id"], readText200),
    source: fields.take(["source"], readText200),
    startedAt: fields.take(["started_at"], readTime),
    completedAt: fields.take(["completed_at"], readTime),
    createdAt: fields.take(["created_at"], readTime),
    durationSec: fields.take(["duration_sec"], readDuration),
    hasRecording: fields.take(["recording_s3_key"], readPresence) ?? false,
    hasTranscript: fields.take(["transcript_s3_key"], readPresence) ?? false,
    feedback: fields.glance(["feedback"], readSurvey),
    failureCode: fields.glance(["failure_code", "error_code", "error", "failure_reason"], readCode),
    consentMode: fields.take(["consent_mode"], readConsent),
    consentedAt: fields.glance(["consented_at", "consent_at"], readTime),
  };
  return { ...session, oddFields: [...fields.odd, ...persona.odd] };
});

const readText200 = (value: unknown) => readText(value);
const readLanguage = (value: unknown) => readText(value, 40);

function readId(value: unknown): Reading<string> {
  if (typeof value === "number" && !Number.isSafeInteger(value)) return undefined;
  const id = readText(value, LONGEST_TEXT, true);
  return id && isPlausibleSessionId(id) ? id : undefined;
}

// A number would be some state machine's, of which nothing is known.
function readStatus(value: unknown): Reading<string> {
  if (typeof value === "number") return undefined;
  return readText(value, LONGEST_STATUS, true)?.toLowerCase();
}

function readConsent(value: unknown): Reading<string> {
  const mode = readText(value, LONGEST_CONSENT);
  return typeof mode === "string" ? mode.toLowerCase() : mode;
}

function readDuration(value: unknown): Reading<number> {
  const seconds = readSeconds(value);
  if (typeof seconds !== "number") return seconds;
  return seconds >= 0 && seconds <= LARGEST_INT ? Math.round(seconds) : undefined;
}

/** The names inside the survey are not documented: what is there is read, and nothing refused. */
function readSurvey(value: unknown): Reading<NonNullable<PlatformSession["feedback"]>> {
  const record = asRecord(value);
  if (!record) return record;
  const survey = new RowReader([record], "feedback.");
  const comment = survey.glance(["comment", "text", "free_text"], (text) => readText(text, LONGEST_COMMENT));
  const rating = survey.glance(["rating"], readSeconds);
  return {
    rating: rating !== null && Number.isInteger(rating) && rating >= 1 && rating <= 5 ? rating : null,
    comment,
  };
}

/** Prose, which may say anything, is no code. */
function readCode(value: unknown): Reading<string> {
  const text = isRecord(value) ? value.code : value;
  return typeof text === "string" && CODE.test(text.trim()) ? text.trim() : undefined;
}
