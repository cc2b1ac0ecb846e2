import type { SANDBOX_KEYS } from "../clients";

/** A named client, or one of the crowd. */
export type SandboxClient = keyof typeof SANDBOX_KEYS | `crowd-${number}`;

export type SessionStatus = "initiated" | "active" | "completed" | "failed";

/** One seeded session. Times are relative to the sandbox's start, so that a demo is never old. */
export type SeedInterview = {
  /** A fixed UUID: links and tests survive a restart. */
  id: string;
  client: SandboxClient;
  roleName: string;
  /** BCP 47, of the persona. */
  language: string;
  candidateRef: string | null;
  tags: string[] | null;
  metadata: Record<string, string | number | boolean> | null;
  consentMode: "explicit" | "integrator";
  createdMinutesAgo: number;
  status: SessionStatus;
  /** For a failed one, such as SESSION_TIMEOUT. */
  failureCode?: string;
  /** File names in seed/recordings and seed/transcripts; null where the result does not exist. */
  recordingFile: string | null;
  transcriptFile: string | null;
  /** Where no recording tells it. */
  durationSec?: number;
  feedback?: { rating: number; flagged: boolean; text: string | null };
  /** Moves by itself, counted from the sandbox's start. The result files appear when it completes. */
  advances?: { activeAfterSec: number; endsAfterSec: number; as: "completed" | "failed" };
};
