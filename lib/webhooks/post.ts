import { request } from "undici";
import { env } from "@/lib/env";
import { agentFor, isAllowedAddress } from "@/lib/net/outbound";

const TIMEOUT_MS = 10_000;
const MOST_READ = 64 * 1024;

/** What became of one attempt: the receiver's status, or why there was none. */
export type PostResult = { statusCode: number } | { statusCode: null; code: string };

/** Whether a webhook may have this address: https, or any on a host that the operator named. */
export function isAllowedUrl(text: string): boolean {
  return isAllowedAddress(text, env().WEBHOOK_PRIVATE_HOSTS);
}

/** Sends one body. Follows no redirect, reads little of the answer, and calls public addresses only. Never throws. */
export async function post(url: string, body: string, headers: Record<string, string>): Promise<PostResult> {
  if (!isAllowedUrl(url)) return { statusCode: null, code: "PRIVATE_ADDRESS" };
  try {
    const response = await request(url, {
      method: "POST",
      dispatcher: agentFor(url, env().WEBHOOK_PRIVATE_HOSTS),
      headers: { "content-type": "application/json", "user-agent": "Debrief", ...headers },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body.dump({ limit: MOST_READ });
    return { statusCode: response.statusCode };
  } catch (error) {
    const { code, name } = error as { code?: unknown; name?: string };
    return { statusCode: null, code: typeof code === "string" ? code : (name ?? "UNREACHABLE") };
  }
}
