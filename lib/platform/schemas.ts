import { z } from "zod";
import { isPlausibleSessionId } from "./session-id";
import { storableJson, storableText } from "./storable";

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
};

const text = z.string().transform(storableText);
const optionalText = text.nullish().transform((value) => value || null);
const identifier = z
  .union([z.string().trim().min(1).max(200), z.number().int().nonnegative()])
  .transform((value) => storableText(String(value)));
const optionalIdentifier = identifier.nullish().transform((value) => value ?? null);

// A time without a zone is taken as UTC; Date would take it as the server's.
const optionalTime = z.iso
  .datetime({ offset: true, local: true })
  .transform((value) => new Date(/(z|[+-]\d\d:?\d\d)$/i.test(value) ? value : `${value}Z`))
  .nullish()
  .transform((value) => value ?? null);

const persona = z
  .looseObject({
    id: optionalIdentifier,
    role_name: optionalText,
    role: optionalText,
    language: optionalText,
  })
  .nullish();

// The names inside the survey and of the failure are not documented: read what is there, refuse nothing.
const survey = z
  .looseObject({
    rating: z.number().int().min(1).max(5).nullish().catch(null),
    comment: optionalText.catch(null),
    text: optionalText.catch(null),
    free_text: optionalText.catch(null),
  })
  .nullish()
  .catch(null);
const errorCode = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{1,63}$/)
  .nullish()
  .catch(null);

const sessionFields = z.object({
  id: identifier.nullish(),
  session_id: identifier.nullish(),
  candidate_ref: optionalText,
  status: text.pipe(z.string().trim().min(1).max(100)),
  persona_id: optionalIdentifier,
  role_name: optionalText,
  language: optionalText,
  persona,
  tags: z
    .array(text)
    .nullish()
    .transform((tags) => tags ?? []),
  metadata: z
    .custom<Record<string, unknown>>(
      (value) => typeof value === "object" && value !== null && !Array.isArray(value),
    )
    .transform((value) => storableJson(value) as Record<string, unknown>)
    .nullish()
    .transform((value) => value ?? null),
  project_id: optionalIdentifier,
  source: optionalText,
  started_at: optionalTime,
  completed_at: optionalTime,
  created_at: optionalTime,
  duration_sec: z
    .number()
    .min(0)
    .max(LARGEST_INT)
    .nullish()
    .transform((seconds) => (typeof seconds === "number" ? Math.round(seconds) : null)),
  recording_s3_key: z.string().nullish(),
  transcript_s3_key: z.string().nullish(),
  feedback: survey,
  failure_code: errorCode,
  error_code: errorCode,
  failure_reason: errorCode,
  error: z.object({ code: errorCode }).nullish().catch(null),
});

/** One session, from a list row or alone, to our type. Storage keys end here: only whether they exist goes on. */
export const sessionSchema = sessionFields.transform((session, context): PlatformSession => {
  const id = session.id ?? session.session_id;
  if (!id || !isPlausibleSessionId(id)) {
    context.addIssue({ code: "custom", path: ["id"], message: "not an id" });
  }
  const { feedback } = session;
  return {
    id: id ?? "",
    candidateRef: session.candidate_ref,
    status: session.status,
    personaId: session.persona_id ?? session.persona?.id ?? null,
    roleName: session.role_name ?? session.persona?.role_name ?? session.persona?.role ?? null,
    language: session.language ?? session.persona?.language ?? null,
    tags: session.tags,
    metadata: session.metadata,
    projectId: session.project_id,
    source: session.source,
    startedAt: session.started_at,
    completedAt: session.completed_at,
    createdAt: session.created_at,
    durationSec: session.duration_sec,
    hasRecording: Boolean(session.recording_s3_key),
    hasTranscript: Boolean(session.transcript_s3_key),
    feedback: feedback
      ? {
          rating: feedback.rating ?? null,
          comment: feedback.comment ?? feedback.text ?? feedback.free_text ?? null,
        }
      : null,
    failureCode:
      session.failure_code ?? session.error_code ?? session.error?.code ?? session.failure_reason ?? null,
  };
});

/** A session alone, also inside the wrapper that some APIs put around a single object. */
export const singleSessionSchema = z.preprocess((answer) => {
  if (typeof answer !== "object" || answer === null || "id" in answer || "session_id" in answer)
    return answer;
  if ("session" in answer) return answer.session;
  return "data" in answer ? answer.data : answer;
}, sessionSchema);
