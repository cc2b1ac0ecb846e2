import type { SandboxClient, SeedInterview, SessionStatus } from "./seed/types";

/** What a session's recording is: a file of the seed, or sound computed from its length. */
export type RecordingSource = { file: string } | { seconds: number; sampleRate: number; channels: number };

/** A session as the sandbox keeps it. Instants are milliseconds since the epoch. */
export type SessionRecord = {
  id: string;
  client: SandboxClient;
  personaId: string | null;
  roleName: string | null;
  language: string | null;
  candidateRef: string | null;
  tags: string[] | null;
  metadata: Record<string, string | number | boolean> | null;
  consentMode: "explicit" | "integrator";
  createdAtMs: number;
  /** From when on it is active, and from when on ended as `outcome`; null for never. */
  activeAtMs: number | null;
  endsAtMs: number | null;
  outcome: "completed" | "failed";
  failureCode: string | null;
  durationSec: number | null;
  recording: RecordingSource | null;
  /** A file of the seed, or the document itself. */
  transcript: { file: string } | { document: unknown } | null;
  feedback: SeedInterview["feedback"] | null;
};

export function statusAt(session: SessionRecord, nowMs: number): SessionStatus {
  if (session.endsAtMs !== null && nowMs >= session.endsAtMs) return session.outcome;
  if (session.activeAtMs !== null && nowMs >= session.activeAtMs) return "active";
  return "initiated";
}

/** A documented SessionSummary at an instant. */
export function toSummary(session: SessionRecord, nowMs: number) {
  const status = statusAt(session, nowMs);
  const isCompleted = status === "completed";
  const hasEnded = isCompleted || status === "failed";
  return {
    id: session.id,
    client_id: clientId(session.client),
    persona_id: session.personaId,
    candidate_ref: session.candidateRef,
    status,
    consent_mode: session.consentMode,
    source: "requests",
    project_id: null,
    tags: session.tags,
    metadata: session.metadata,
    started_at: status === "initiated" ? null : iso(session.activeAtMs),
    completed_at: isCompleted ? iso(session.endsAtMs) : null,
    duration_sec: isCompleted ? session.durationSec : null,
    credit_charged: isCompleted ? Math.ceil((session.durationSec ?? 0) / 60) : null,
    recording_s3_key: isCompleted && session.recording ? `recordings/${session.id}.wav` : null,
    transcript_s3_key: isCompleted && session.transcript ? `transcripts/${session.id}.json` : null,
    interview_svc_session_id: status === "initiated" ? null : `svc-${session.id}`,
    created_at: iso(session.createdAtMs),
    ...(hasEnded && session.failureCode ? { error_code: session.failureCode } : {}),
  };
}

const CLIENT_IDS: Record<string, string> = {
  acme: "5b0f2f0e-0c5e-4c39-9d1c-3f6b1c6f0a01",
  globex: "c2d9a9b4-7c11-4a6f-8a7e-90f2b7a1d502",
};

function clientId(client: SandboxClient): string {
  const number = client.startsWith("crowd-") ? client.slice("crowd-".length) : "0";
  return CLIENT_IDS[client] ?? `0c0c0c0c-0000-4000-8000-${number.padStart(12, "0")}`;
}

function iso(atMs: number | null): string | null {
  return atMs === null ? null : new Date(atMs).toISOString();
}
