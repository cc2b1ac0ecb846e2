import type { SandboxClient } from "./seed/types";

/** The platform keys of the sandbox's two named clients. They open nothing but the sandbox. */
export const SANDBOX_KEYS = {
  acme: "zh_api_sandbox_acme_000000000000000001",
  globex: "zh_api_sandbox_globex_0000000000000002",
} as const;

/**
 * The key of the crowd's client with this number, for tests and benches of many tenants: `crowd-7`. A client has as many
 * keys as one wants, each with another `edition`.
 */
export function crowdKey(number: number, edition = 0): string {
  return `${CROWD_KEY_HEAD}${number}${edition === 0 ? "" : `-${edition}`}`;
}

const CROWD_KEY_HEAD = "zh_api_sandbox_crowd-";

/** Whose key it is; null for one that the sandbox never gave out. */
export function clientOfKey(key: string | undefined): SandboxClient | null {
  for (const [client, known] of Object.entries(SANDBOX_KEYS))
    if (known === key) return client as SandboxClient;
  const number = key?.startsWith(CROWD_KEY_HEAD) ? key.slice(CROWD_KEY_HEAD.length) : "";
  return /^\d{1,6}(-\d{1,9})?$/.test(number) ? `crowd-${Number.parseInt(number, 10)}` : null;
}
