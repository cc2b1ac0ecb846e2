// What happens on the platform's side, told to the sandbox by its admin path.
import { randomUUID } from "node:crypto";
import { requireEnv } from "./require-env";

export type NewSession = {
  /** Chosen where a fault is to be there before the session: a completed one's recording is read at once. */
  id?: string;
  client?: "acme" | "globex";
  status: "initiated" | "active" | "completed" | "failed";
  candidateName?: string;
  roleName?: string;
  language?: string;
  failureCode?: string;
  createdDaysAgo?: number;
  recordingFile?: string;
  generatedRecording?: { seconds: number; sampleRate?: number; channels?: number };
  transcriptFile?: string;
  transcript?: unknown;
};

type Fault = { endpoint: string; sessionId: string; [switchName: string]: unknown };

/** Makes a session with a candidate whose name no other test uses; returns both. */
export async function addSession(session: NewSession): Promise<{ id: string; candidateName: string }> {
  const candidateName = session.candidateName ?? `Robin ${randomUUID().slice(0, 8)}`;
  const { id } = await send("POST", "sessions", { client: "acme", ...session, candidateName });
  return { id, candidateName };
}

export async function moveSession(
  id: string,
  to: { status: NewSession["status"]; failureCode?: string },
): Promise<void> {
  await send("PATCH", `sessions/${id}`, to);
}

/** Orders a misbehaviour for the results of one session. */
export async function addFault(fault: Fault): Promise<void> {
  await send("POST", "faults", fault);
}

async function send(method: string, path: string, body: object): Promise<{ id: string }> {
  const response = await fetch(`${requireEnv("E2E_SANDBOX_URL")}/__sandbox/${path}`, {
    method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok)
    throw new Error(`The sandbox answered ${response.status} to ${method} ${path}: ${await response.text()}`);
  return response.json();
}
