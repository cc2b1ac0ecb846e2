/** Everything about a person as one file, and its schema: what is handed over to whoever asks what there is on them. */
import { z } from "zod";

/** ISO 8601, UTC. */
const time = z.iso.datetime();
const moment = z.object({ atMs: z.number().nullable(), text: z.string() });
const rating = z.object({
  criterion: z.string(),
  score: z.number().nullable(),
  comment: z.string(),
  evidence: z.array(moment),
});
const judgement = z.object({
  at: time.nullable(),
  recommendation: z.string().nullable(),
  summary: z.string(),
  ratings: z.array(rating),
});

const personInterviewSchema = z.object({
  /** Where its recording and transcript are in the archive. */
  folder: z.string(),
  sessionId: z.string(),
  reference: z.string().nullable(),
  role: z.string().nullable(),
  language: z.string().nullable(),
  status: z.string(),
  createdAt: time,
  startedAt: time.nullable(),
  completedAt: time.nullable(),
  durationSec: z.number().nullable(),
  /** With which consent it was held, as the platform names it, and when it was given. */
  consent: z.object({ mode: z.string(), at: time.nullable() }).nullable(),
  tags: z.array(z.string()),
  /** As the organisation gave it to the platform, and what the person answered there afterwards. */
  metadata: z.unknown(),
  survey: z.unknown(),
  speakerNames: z.array(z.string()),
  notes: z.array(
    z.object({ at: time, text: z.string(), quote: z.string().nullable(), atMs: z.number().nullable() }),
  ),
  /** Notes that their authors keep to themselves: not in here. */
  privateNotes: z.number(),
  reviews: z.array(judgement),
  visitorFeedback: z.array(judgement.extend({ comments: z.array(moment) })),
  decisions: z.array(
    z.object({
      at: time,
      outcome: z.string(),
      reason: z.string().nullable(),
      comment: z.string(),
      reopenedAt: time.nullable(),
    }),
  ),
  /** Review links by which people outside could see it. */
  sharedWith: z.array(
    z.object({
      recipient: z.string(),
      from: time,
      until: time,
      revokedAt: time.nullable(),
      openings: z.number(),
    }),
  ),
  history: z.array(z.object({ at: time, what: z.string() })),
});

export type PersonInterview = z.infer<typeof personInterviewSchema>;

const personSchema = z.object({
  name: z.string().nullable(),
  email: z.string().nullable(),
  role: z.string().nullable(),
  tags: z.array(z.string()),
  references: z.array(z.string()),
  /** Under which they were known before they were found to be one person. */
  otherNames: z.array(z.string()),
  createdAt: time,
  history: z.array(
    z.object({
      at: time,
      what: z.string(),
      changes: z.array(
        z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() }),
      ),
    }),
  ),
});

export type Person = z.infer<typeof personSchema>;

/** `person.json`. Whoever wrote something is not named: that is other people's data. */
export const personFileSchema = z.object({
  format: z.literal("debrief-person-1"),
  organisation: z.string(),
  exportedAt: time,
  person: personSchema,
  interviews: z.array(personInterviewSchema),
});
