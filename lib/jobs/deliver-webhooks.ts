import type { JobActor } from "@/lib/auth/actor";
import { getDelivery, settleDelivery } from "@/lib/data/news/webhook-deliveries";
import { getWebhookTarget } from "@/lib/data/news/webhooks";
import { webhookBody } from "@/lib/webhooks/events";
import { type PostResult, post } from "@/lib/webhooks/post";
import { webhookHeaders } from "@/lib/webhooks/sign";

const MINUTE_MS = 60_000;
/** After each failure; then it is given up, half a day after the event. */
const WAITS_MS = [0.1, 1, 5, 30, 120, 600].map((minutes) => minutes * MINUTE_MS);

/** Makes one attempt at a delivery. Returns how long until the next one; null when it is over with. */
export async function deliverWebhook(actor: JobActor, deliveryId: string): Promise<number | null> {
  const delivery = await getDelivery(actor, deliveryId);
  const target = delivery && (await getWebhookTarget(actor, delivery.webhookId));
  if (!delivery || !target) return null;
  if (!target.address) {
    await settleDelivery(actor, delivery, { statusCode: null, code: "TARGET_UNREADABLE" }, "given_up");
    return null;
  }
  const { url, secret } = target.address;
  const body = webhookBody(delivery.payload, target.format);
  const result = await post(url, body, webhookHeaders(delivery.id, body, secret, new Date()));
  const isDelivered = result.statusCode !== null && result.statusCode >= 200 && result.statusCode < 300;
  const waitMs = isDelivered || isPointless(result) ? undefined : WAITS_MS[delivery.attempts];
  const outcome = isDelivered ? "delivered" : waitMs === undefined ? "given_up" : "again";
  await settleDelivery(actor, delivery, result, outcome);
  return waitMs ?? null;
}

/** A receiver that is gone says so; an address that may not be called stays so. */
function isPointless(result: PostResult): boolean {
  return result.statusCode === null ? result.code === "PRIVATE_ADDRESS" : result.statusCode === 410;
}
