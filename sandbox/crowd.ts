import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { SessionRecord } from "./session-record";

/** Many clients with many sessions each, to see how Debrief fares with them. */
export const crowdSchema = z.object({
  /** Number of the first client. */
  first: z.number().int().min(0).max(900_000).default(0),
  clients: z.number().int().min(1).max(10_000),
  each: z.number().int().min(1).max(10_000),
  /** Of all sessions, how many are only invited and stay so. */
  invitedShare: z.number().min(0).max(1).default(0),
  /** The others are going on, and end at random times between these. */
  endsAfterSec: z.tuple([z.number().min(0), z.number().min(0)]),
});

type Crowd = z.output<typeof crowdSchema>;

/** The crowd's sessions. Their clients are `crowd-0`, `crowd-1` and so on, from `first`. */
export function* makeCrowd(crowd: Crowd, nowMs: number): Generator<SessionRecord> {
  const [fromSec, toSec] = crowd.endsAfterSec;
  for (let client = crowd.first; client < crowd.first + crowd.clients; client += 1)
    for (let index = 0; index < crowd.each; index += 1) {
      const isInvited = index < crowd.each * crowd.invitedShare;
      const endsAtMs = nowMs + (fromSec + Math.random() * (toSec - fromSec)) * 1000;
      yield {
        id: randomUUID(),
        client: `crowd-${client}`,
        personaId: null,
        roleName: "Tester",
        language: "en",
        candidateRef: `crowd-${client}-${index}`,
        tags: null,
        metadata: null,
        consentMode: "integrator",
        createdAtMs: nowMs - (index + 1) * 60_000,
        activeAtMs: isInvited ? null : nowMs - 30_000,
        endsAtMs: isInvited ? null : Math.round(endsAtMs),
        outcome: "completed",
        failureCode: null,
        durationSec: Math.round((endsAtMs - nowMs) / 1000) + 30,
        recording: { seconds: 10, sampleRate: 8000, channels: 1 },
        transcript: { document: [{ speaker: "interviewer", text: "Hello." }] },
        feedback: null,
      };
    }
}
