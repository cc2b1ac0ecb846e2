import { z } from "zod";

/** What the platform's documents leave open. The defaults are the likeliest; the rest must be survived, too. */
export const settingsSchema = z.object({
  paging: z.enum(["offset", "page", "cursor"]).default("offset"),
  arrayName: z.enum(["sessions", "data", "items", "bare"]).default("sessions"),
  total: z.boolean().default(true),
  order: z.enum(["newest", "none"]).default("newest"),
  filters: z.enum(["honoured", "ignored"]).default("honoured"),
  notReadyStatus: z
    .union([z.literal(409), z.literal(404), z.literal(425), z.literal(400), z.literal(202)])
    .default(409),
  unknownSessionStatus: z.union([z.literal(404), z.literal(403), z.literal(400)]).default(404),
  range: z.boolean().default(false),
  contentLength: z.boolean().default(true),
  recordingType: z.string().default("audio/wav"),
  transcriptType: z.string().default("application/json"),
  etag: z.boolean().default(false),
  rateLimitPerMinute: z.number().int().min(1).default(500),
  /** Tells with every answer how many requests are left. */
  rateLimitHeaders: z.boolean().default(false),
  /** So many rows further on, or back, each page after the first begins: rows are missing, or come twice. */
  pageShift: z.number().int().default(0),
  pollLimitSeconds: z.number().min(0).default(0),
  /** Results are past their retention: 410. */
  gone: z.boolean().default(false),
  /** What is said to be left. */
  credits: z.number().default(12_345),
  /** So many sessions can still be started, by all clients together; then 402. Null: as many as one wants. */
  sessionsLeft: z.number().int().min(0).nullable().default(null),
  /** What the id of a started session is called. */
  startedId: z.enum(["both", "id", "session_id"]).default("both"),
  /** Whether the candidate of a started session opens the link by themselves, 20 s later, and talks for a minute. */
  candidatesComeAlone: z.boolean().default(true),
  /** Clients whose key is refused as if it had been revoked. */
  refusedClients: z.array(z.string()).default([]),
  /** Clients without the `interview` permission. */
  unpermittedClients: z.array(z.string()).default([]),
});

export type SandboxSettings = z.infer<typeof settingsSchema>;

export const DEFAULT_SETTINGS: SandboxSettings = settingsSchema.parse({});
