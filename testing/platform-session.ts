import { randomUUID } from "node:crypto";
import type { PlatformSession } from "@/lib/platform/schemas";

/** A session as the platform lists it: a fresh invitation of which nothing else is known, but for `known`. */
export function platformSession(known: Partial<PlatformSession> = {}): PlatformSession {
  return {
    id: randomUUID(),
    candidateRef: null,
    status: "initiated",
    personaId: null,
    roleName: null,
    language: null,
    tags: [],
    saysTags: known.tags !== undefined,
    metadata: null,
    projectId: null,
    source: null,
    startedAt: null,
    completedAt: null,
    createdAt: null,
    durationSec: null,
    hasRecording: false,
    hasTranscript: false,
    feedback: null,
    failureCode: null,
    consentMode: null,
    consentedAt: null,
    oddFields: [],
    ...known,
  };
}
