import type { ServerResponse } from "node:http";
import { Faults } from "./faults";
import { RequestLog } from "./request-log";
import type { SandboxClient, SeedInterview } from "./seed/types";
import { SessionStore } from "./session-store";
import { DEFAULT_SETTINGS, type SandboxSettings } from "./settings";

/** Personas are made by callers only: seeded sessions carry their role themselves. */
export type Persona = {
  id: string;
  client: SandboxClient;
  role_name: string;
  language: string;
  status: "active";
  created_at: string;
};

export type SandboxState = {
  now: () => number;
  settings: SandboxSettings;
  faults: Faults;
  sessions: SessionStore;
  personas: Map<string, Persona>;
  /** The sessions that candidates' links open, by their token. */
  links: Map<string, string>;
  requests: RequestLog;
};

export function newState(seed: SeedInterview[], now: () => number): SandboxState {
  return {
    now,
    settings: structuredClone(DEFAULT_SETTINGS),
    faults: new Faults(),
    sessions: new SessionStore(seed, now()),
    personas: new Map(),
    links: new Map(),
    requests: new RequestLog(),
  };
}

/** One request on its way through the sandbox. */
export type Exchange = {
  state: SandboxState;
  client: SandboxClient;
  query: URLSearchParams;
  headers: Record<string, string | string[] | undefined>;
  readJson: () => Promise<unknown>;
  response: ServerResponse;
};
