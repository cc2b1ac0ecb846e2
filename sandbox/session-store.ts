import { generatedId, generatedIndex, generateSession } from "./generated-sessions";
import { seedRecordingSeconds } from "./recordings";
import type { SandboxClient, SeedInterview } from "./seed/types";
import type { SessionRecord } from "./session-record";

const MINUTE_MS = 60_000;

type Block = { client: SandboxClient; first: number; count: number };

/**
 * All sessions of the sandbox. Generated ones are computed from their number when somebody asks, so that a hundred
 * thousand cost nothing to have.
 */
export class SessionStore {
  readonly #startedAtMs: number;
  readonly #made = new Map<string, SessionRecord>();
  /** Of each client, the newest first; made anew when one was added. */
  readonly #ordered = new Map<SandboxClient, SessionRecord[]>();
  readonly #blocks: Block[] = [];
  #generated = 0;

  constructor(seed: SeedInterview[], startedAtMs: number) {
    this.#startedAtMs = startedAtMs;
    for (const interview of seed) this.add(fromSeed(interview, startedAtMs));
  }

  add(session: SessionRecord): void {
    this.#made.set(session.id, session);
    this.#ordered.delete(session.client);
  }

  /** Adds `count` generated sessions and returns the ids of the first of them, at most a hundred. */
  generate(client: SandboxClient, count: number): string[] {
    const first = this.#generated;
    this.#generated += count;
    this.#blocks.push({ client, first, count });
    return Array.from({ length: Math.min(count, 100) }, (_, index) => generatedId(first + index));
  }

  /** Forgets a session that was seeded or added; a generated one stays. */
  remove(id: string): void {
    this.#made.delete(id.toLowerCase());
    this.#ordered.clear();
  }

  find(id: string): SessionRecord | null {
    const made = this.#made.get(id.toLowerCase());
    if (made) return made;
    const index = generatedIndex(id);
    const block = this.#blocks.find(({ first, count }) => index >= first && index < first + count);
    return block ? generateSession(index, block.client, this.#startedAtMs) : null;
  }

  #order(client: SandboxClient): SessionRecord[] {
    const made = [...this.#made.values()]
      .filter((session) => session.client === client)
      .sort((a, b) => b.createdAtMs - a.createdAtMs || b.id.localeCompare(a.id));
    this.#ordered.set(client, made);
    return made;
  }

  /** How many sessions a client has, and the one at each place of its list: newest first. */
  list(client: SandboxClient): { count: number; at: (place: number) => SessionRecord | null } {
    const made = this.#ordered.get(client) ?? this.#order(client);
    const blocks = this.#blocks.filter((block) => block.client === client);
    const generated = blocks.reduce((sum, { count }) => sum + count, 0);
    return {
      count: made.length + generated,
      at: (place) => {
        const own = made[place];
        if (own) return own;
        let rest = place - made.length;
        for (const { first, count } of blocks) {
          if (rest < count) return generateSession(first + rest, client, this.#startedAtMs);
          rest -= count;
        }
        return null;
      },
    };
  }
}

function fromSeed(seed: SeedInterview, startedAtMs: number): SessionRecord {
  const createdAtMs = startedAtMs - seed.createdMinutesAgo * MINUTE_MS;
  const { advances, status } = seed;
  const durationSec = seed.recordingFile
    ? seedRecordingSeconds(seed.recordingFile)
    : (seed.durationSec ?? null);
  const lengthMs = (durationSec ?? 0) * 1000;
  const pastStartMs = createdAtMs + 20 * MINUTE_MS;
  const hasStarted = status !== "initiated";
  const hasEnded = status === "completed" || status === "failed";
  return {
    id: seed.id,
    client: seed.client,
    personaId: null,
    roleName: seed.roleName,
    language: seed.language,
    candidateRef: seed.candidateRef,
    tags: seed.tags,
    metadata: seed.metadata,
    consentMode: seed.consentMode,
    createdAtMs,
    activeAtMs: advances
      ? startedAtMs + advances.activeAfterSec * 1000
      : hasStarted
        ? Math.min(pastStartMs, startedAtMs - lengthMs - 1000)
        : null,
    endsAtMs: advances
      ? startedAtMs + advances.endsAfterSec * 1000
      : hasEnded
        ? Math.min(pastStartMs + lengthMs, startedAtMs - 1000)
        : null,
    outcome: advances?.as ?? (status === "failed" ? "failed" : "completed"),
    failureCode: seed.failureCode ?? null,
    durationSec,
    recording: seed.recordingFile ? { file: seed.recordingFile } : null,
    transcript: seed.transcriptFile ? { file: seed.transcriptFile } : null,
    feedback: seed.feedback ?? null,
  };
}
