import type { CustomFetchOptions } from "openid-client";
import { request } from "undici";
import { env } from "@/lib/env";
import { agentFor, isAllowedAddress } from "@/lib/net/outbound";

const MOST_READ = 1024 * 1024;
const NO_BODY = [204, 205, 304];

/** Whether the server may call a provider's address. */
export function isProviderAddress(url: string): boolean {
  return isAllowedAddress(url, env().OIDC_PRIVATE_HOSTS);
}

/** `fetch` to providers: to public addresses and OIDC_PRIVATE_HOSTS only, following no redirect, reading at most 1 MiB. */
export async function guardedFetch(url: string, options: CustomFetchOptions): Promise<Response> {
  const { method, headers, body, signal } = options;
  if (!isProviderAddress(url)) throw new TypeError("The provider points to an address that is not public.");
  const answer = await request(url, {
    method: method === "POST" ? "POST" : "GET",
    headers: { ...headers, "user-agent": "Debrief" },
    body: body === undefined || body === null ? null : String(body),
    signal: signal ?? null,
    dispatcher: agentFor(url, env().OIDC_PRIVATE_HOSTS),
  });
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer.body) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > MOST_READ) throw new TypeError("The provider’s response is too long.");
  }
  const init = {
    status: answer.statusCode,
    headers: { "content-type": String(answer.headers["content-type"]) },
  };
  return new Response(NO_BODY.includes(answer.statusCode) ? null : Buffer.concat(chunks), init);
}
