// Everybody who could ask an installation for something, and what there is to ask for.
import { mkdtemp, readFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { runNode } from "../../scripts/run/command.mjs";
import { startOwnStack } from "./own-stack";

export const ROLES = ["reviewer", "recruiter", "admin", "owner"] as const;

/**
 * `ours` is the organisation that is asked for. `outsider` owns another one; `operator` runs the installation and
 * belongs to none; `removed` was an owner of ours and is still signed in; the visitors came by review links. Reviewers of
 * ours see what is assigned to them: to `reviewer` every interview, to `limited` none.
 */
export const CALLERS = [
  "anonymous",
  "outsider",
  "operator",
  "removed",
  "foreignToken",
  "ownToken",
  "expiredVisitor",
  "revokedVisitor",
  "foreignVisitor",
  "visitor",
  "limited",
  ...ROLES,
] as const;

export type CallerName = (typeof CALLERS)[number];
export type RoleName = (typeof ROLES)[number];

/** Stands in everything of the other organisation: seen in an answer to one of ours, it has leaked. */
export const CANARY = "Kanarienvogel";
/** The same in ours, for the callers of the other one. */
export const OWN_CANARY = "Nachtigall";
export const ACME_COMPLETED = "a1000000-0000-4000-8000-000000000001";
export const GLOBEX_COMPLETED = "b2000000-0000-4000-8000-000000000001";

type Copy = { id: string };

export type AccessScene = {
  tenant: string;
  foreignTenant: string;
  /** Cookie headers. */
  cookies: Partial<Record<CallerName, string>>;
  tokens: Partial<Record<CallerName, string>>;
  linkId: string;
  linkToken: string;
  interviewId: string;
  sessionId: string;
  foreignInterviewId: string;
  versionId: string;
  userIds: Record<string, string>;
  mailTokens: string[];
  interviews: (Copy & { candidateId: string })[];
  /** Candidates with two interviews. */
  pairs: (Copy & { interviewIds: string[] })[];
  reviewLinks: (Copy & { token: string })[];
  invites: (Copy & { batchId: string })[];
  apiTokens: Copy[];
  webhooks: Copy[];
  connections: Copy[];
  tenants: (Copy & { name: string })[];
  people: Copy[];
  views: Record<RoleName, Copy[]>;
  scorecards: Copy[];
  members: (Copy & { cookie: string })[];
  invitations: (Copy & { token: string })[];
  emailTokens: (Copy & { token: string })[];
  resetTokens: (Copy & { token: string })[];
  notes: Record<RoleName, Copy[]>;
  /** Pages with content that was stored to do harm; empty where none was asked for. */
  hostile: HostilePage[];
};

export type HostilePage = { what: string; path: string; cookie: string };

/**
 * An installation of its own with the scene in it, and on request with content that was stored to do harm.
 * `secretValues` must not be in any answer.
 */
export async function startAccessStack({ isHostile = false } = {}) {
  const file = path.join(await mkdtemp(path.join(os.tmpdir(), "debrief-scene-")), "scene.json");
  const seed = async (environment: Record<string, string>) => {
    const program = [
      "--import",
      "tsx",
      "e2e/support/seed-access.ts",
      ...(isHostile ? ["--hostile"] : []),
      file,
    ];
    const { status, output } = await runNode(program, { env: environment });
    if (status !== 0) throw new Error(`The scene could not be made:\n${output}`);
  };
  const stack = await startOwnStack({ JOBS: "off" }, { seed });
  const scene: AccessScene = JSON.parse(await readFile(file, "utf8"));
  const { encryptionKey, sessionSecret, password } = stack.secrets;
  return { ...stack, scene, secretValues: [encryptionKey, sessionSecret, password] };
}
