import { createHmac } from "node:crypto";

/**
 * The headers by which a receiver knows that a body is ours and fresh (Standard Webhooks 1.0). `secret` is what its
 * owner was shown: `whsec_` and base64. The id is the delivery's and stays the same when it is tried again.
 */
export function webhookHeaders(id: string, body: string, secret: string, now: Date): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${signature}`,
  };
}
