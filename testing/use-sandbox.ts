import { afterAll, beforeAll, beforeEach } from "vitest";
import { type SandboxOptions, startSandbox } from "@/sandbox/server";

/** Starts a sandbox for a test file, points the platform client at it, and puts its switches back before each test. */
export function useSandbox(options: SandboxOptions = {}) {
  let url = "";
  let close = async () => {};
  const admin = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${url}/__sandbox/${path}`, {
      method,
      // A test may take longer than the sandbox keeps a connection open.
      headers: { connection: "close" },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return response.json();
  };

  beforeAll(async () => {
    const sandbox = await startSandbox({ seed: [], ...options });
    ({ url, close } = sandbox);
    process.env.PLATFORM_URL = url;
  });
  beforeEach(async () => {
    for (const switches of ["faults", "settings", "requests"]) await admin("DELETE", switches);
  });
  afterAll(() => close());

  return {
    admin,
    url: () => url,
    /** Makes a session and returns its id. */
    addSession: async (client: string, session: object): Promise<string> =>
      (await admin("POST", "sessions", { client, ...session })).id,
    /** How often each endpoint was asked since the test began. */
    counts: async (): Promise<Record<string, number>> => (await admin("GET", "requests")).counts,
  };
}
