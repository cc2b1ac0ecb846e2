import type { SandboxClient } from "./seed/types";
import type { SessionRecord } from "./session-record";

const ID_HEAD = "9e000000-0000-4000-8000-";
const HOUR_MS = 3_600_000;
const ROLES = ["Store manager", "Barista", "Support agent", "Shift lead", "Driver", "Data analyst", "Nurse"];
const LANGUAGES = ["en", "de", "es", "fr", "ka", "ar"];
const GIVEN = ["Maya", "Jonas", "Leila", "Tom", "Ana", "Nino", "Omar", "Eva", "Ravi", "Sofia", "Luca"];
const FAMILY = ["Berg", "Okoye", "Silva", "Khan", "Novak", "Moreau", "Haddad", "Lind", "Costa", "Beridze"];

export function generatedId(index: number): string {
  return `${ID_HEAD}${index.toString(16).padStart(12, "0")}`;
}

/** The number of a generated id, or -1. */
export function generatedIndex(id: string): number {
  return id.toLowerCase().startsWith(ID_HEAD) ? Number.parseInt(id.slice(ID_HEAD.length), 16) : -1;
}

/** The session with this number: always the same, an hour older than the one before, mostly completed. */
export function generateSession(index: number, client: SandboxClient, startedAtMs: number): SessionRecord {
  const createdAtMs = startedAtMs - (30 * 24 + index) * HOUR_MS;
  const pick = <T>(choices: T[], step: number) => choices[Math.floor(index / step) % choices.length] as T;
  const durationSec = 60 + ((index * 37) % 900);
  const outcome = index % 17 === 0 ? "failed" : "completed";
  return {
    id: generatedId(index),
    client,
    personaId: null,
    roleName: pick(ROLES, 1),
    language: pick(LANGUAGES, 3),
    candidateRef: `gen-${index}`,
    tags: null,
    metadata: { candidate_name: `${pick(GIVEN, 1)} ${pick(FAMILY, GIVEN.length)}` },
    consentMode: "integrator",
    createdAtMs,
    activeAtMs: createdAtMs + HOUR_MS / 2,
    endsAtMs: createdAtMs + HOUR_MS / 2 + durationSec * 1000,
    outcome,
    failureCode: outcome === "failed" ? "SESSION_TIMEOUT" : null,
    durationSec,
    recording: { seconds: durationSec, sampleRate: 8000, channels: 1 },
    transcript: { document: generatedTranscript(durationSec) },
    feedback: null,
  };
}

function generatedTranscript(durationSec: number) {
  return [
    { speaker: "interviewer", text: "Please tell me about your last job.", start: 1, end: 4 },
    { speaker: "candidate", text: "I looked after the morning shift.", start: 5, end: durationSec - 1 },
  ];
}
