import { createHash } from "node:crypto";
import { request } from "undici";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

const PREFIX_LENGTH = 5;
const TIMEOUT_MS = 3_000;
// A padded answer has about a thousand lines of forty characters.
const MOST_READ = 1024 * 1024;

/**
 * Whether the service at BREACHED_PASSWORDS_URL knows a password from a breach. It learns five of the forty digits of the
 * password's SHA-1. Without a service, and when it does not answer, no password is known: nobody is kept from a new one.
 */
export async function isBreached(password: string): Promise<boolean> {
  const { BREACHED_PASSWORDS_URL: service } = env();
  if (!service) return false;
  const digest = createHash("sha1").update(password).digest("hex").toUpperCase();
  try {
    return hasSuffix(await readRange(service, digest.slice(0, PREFIX_LENGTH)), digest.slice(PREFIX_LENGTH));
  } catch (error) {
    log.warn({ err: error }, "breached passwords could not be looked up");
    return false;
  }
}

async function readRange(service: string, prefix: string): Promise<string> {
  const address = `${service.replace(/\/+(range\/*)?$/, "")}/range/${prefix}`;
  const { statusCode, body } = await request(address, {
    // Otherwise the length of the answer tells which range was asked for.
    headers: { "add-padding": "true", "user-agent": "Debrief" },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (statusCode !== 200 || size > MOST_READ) throw new Error(`no range in an answer of ${statusCode}`);
    chunks.push(chunk);
  }
  if (statusCode !== 200) throw new Error(`no range in an answer of ${statusCode}`);
  return Buffer.concat(chunks).toString("latin1");
}

/** Lines of a digest's rest and how often it was seen; what is there to pad was never seen. */
function hasSuffix(range: string, suffix: string): boolean {
  return range.split("\n").some((line) => {
    const [rest = "", times] = line.trim().split(":");
    return rest.toUpperCase() === suffix && Number(times) > 0;
  });
}
