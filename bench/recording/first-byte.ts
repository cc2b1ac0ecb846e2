import { once } from "node:events";
import http, { type IncomingMessage } from "node:http";

/** Milliseconds from asking to the first byte of the body. The connection is new, and closed then. */
export async function timeToFirstByteMs(url: string, headers: Record<string, string>): Promise<number> {
  const startedMs = performance.now();
  const request = http.get(url, { headers, agent: false });
  const [reply] = (await once(request, "response")) as [IncomingMessage];
  if (reply.statusCode !== 200 && reply.statusCode !== 206)
    throw new Error(`${url} answered ${reply.statusCode}.`);
  await once(reply, "data");
  const tookMs = performance.now() - startedMs;
  request.destroy();
  return tookMs;
}
