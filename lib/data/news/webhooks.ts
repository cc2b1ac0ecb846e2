import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { AuditObject } from "@/lib/audit/entry";
import type { JobActor, MemberActor } from "@/lib/auth/actor";
import { newRowId } from "@/lib/crypto/row-id";
import { openSecret, sealSecret, secretPlaces } from "@/lib/crypto/stored-secret";
import { recordAudit } from "@/lib/data/audit/audit";
import { AppError, notFound } from "@/lib/errors";
import { typedName } from "@/lib/format/typed-name";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { WEBHOOK_EVENTS, type WebhookEvent, type WebhookFormat } from "@/lib/webhooks/events";
import { isAllowedUrl } from "@/lib/webhooks/post";

/** A webhook as its managers see it. Its address and secret are shown to nobody again. */
export type Webhook = {
  id: string;
  name: string;
  format: WebhookFormat;
  host: string;
  events: WebhookEvent[];
  isEnabled: boolean;
  /** Whether address and secret can be opened; if not, the webhook has to be made anew. */
  isReadable: boolean;
  /** What became of the last delivery; null before the first. */
  last: { at: string; isDelivered: boolean; isGivenUp: boolean; statusCode: number | null } | null;
};

/** Where to deliver and how to sign; for the job only. `address` is null when what is stored cannot be opened. */
export type WebhookTarget = { address: { url: string; secret: string } | null; format: WebhookFormat };

export const webhookSchema = z.object({
  name: typedName(80, { empty: "Enter a name." }),
  format: z.enum(["slack", "json"]),
  url: z
    .string()
    .trim()
    .max(2000, "Addresses can have at most 2000 characters.")
    .refine(isAllowedUrl, "Enter a public https:// address."),
  events: z.array(z.enum(WEBHOOK_EVENTS)).min(1, "Choose at least one event."),
});

export type WebhookInput = z.infer<typeof webhookSchema>;

const MOST_WEBHOOKS = 20;
const targetSchema = z.object({ url: z.string(), secret: z.string() });

/** The tenant's webhooks, oldest first. Throws `forbidden`. */
export async function listWebhooks(actor: MemberActor): Promise<Webhook[]> {
  actor.demand("webhooks.manage");
  const rows = await tenantDb(actor).webhook.findMany({
    orderBy: { id: "asc" },
    select: {
      id: true,
      name: true,
      format: true,
      host: true,
      events: true,
      disabledAt: true,
      targetCiphertext: true,
      targetEncryptedWith: true,
      deliveries: { orderBy: { id: "desc" }, take: 1 },
    },
  });
  return rows.map(
    ({ disabledAt, events, deliveries: [last], targetCiphertext, targetEncryptedWith, ...row }) => ({
      ...row,
      isReadable: openTarget(actor, { id: row.id, targetCiphertext, targetEncryptedWith }) !== null,
      events: WEBHOOK_EVENTS.filter((event) => events.includes(event)),
      isEnabled: disabledAt === null,
      last: last
        ? {
            at: (last.deliveredAt ?? last.failedAt ?? last.createdAt).toISOString(),
            isDelivered: last.deliveredAt !== null,
            isGivenUp: last.failedAt !== null,
            statusCode: last.statusCode,
          }
        : null,
    }),
  );
}

/** Adds a webhook. Returns the secret that signs its deliveries, which is not shown again. Throws `forbidden`. */
export async function createWebhook(
  actor: MemberActor,
  { url, ...input }: WebhookInput,
): Promise<{ id: string; secret: string }> {
  actor.demand("webhooks.manage");
  if ((await tenantDb(actor).webhook.count()) >= MOST_WEBHOOKS)
    throw new AppError(
      "conflict",
      `You have reached the limit of ${MOST_WEBHOOKS} webhooks. Remove one first.`,
    );
  const secret = `whsec_${randomBytes(32).toString("base64")}`;
  const id = newRowId();
  const target = sealSecret(secretPlaces.webhookTarget(actor.tenantId, id), JSON.stringify({ url, secret }));
  const { host } = new URL(url);
  return tenantDb(actor).$transaction(async (tx) => {
    await tx.webhook.create({
      data: {
        id,
        ...input,
        host,
        targetCiphertext: target.ciphertext,
        targetEncryptedWith: target.encryptedWith,
      },
    });
    const details = { host, format: input.format };
    await recordAudit(actor, tx, { action: "webhook.made", object: objectOf(id, input), details });
    return { id, secret };
  });
}

/** Stops deliveries to a webhook, or lets them go on. Throws `forbidden` and `not_found`. */
export async function setWebhookEnabled(actor: MemberActor, id: string, isEnabled: boolean): Promise<void> {
  actor.demand("webhooks.manage");
  await tenantDb(actor).$transaction(async (tx) => {
    const [webhook] = await tx.webhook.updateManyAndReturn({
      where: { id },
      data: { disabledAt: isEnabled ? null : new Date() },
      select: { name: true },
    });
    if (!webhook) throw notFound("That webhook");
    const action = isEnabled ? "webhook.resumed" : "webhook.stopped";
    await recordAudit(actor, tx, { action, object: objectOf(id, webhook) });
  });
}

/** Removes a webhook with what waits for it. Throws `forbidden` and `not_found`. */
export async function removeWebhook(actor: MemberActor, id: string): Promise<void> {
  actor.demand("webhooks.manage");
  await tenantDb(actor).$transaction(async (tx) => {
    const webhook = await tx.webhook.findUnique({ where: { id }, select: { name: true } });
    const { count } = await tx.webhook.deleteMany({ where: { id } });
    if (!webhook || count === 0) throw notFound("That webhook");
    await recordAudit(actor, tx, { action: "webhook.removed", object: objectOf(id, webhook) });
  });
}

function objectOf(id: string, { name }: { name: string }): AuditObject {
  return { kind: "webhook", id, label: name };
}

/** Where a webhook's deliveries go; null when it is gone or stopped. */
export async function getWebhookTarget(actor: JobActor, id: string): Promise<WebhookTarget | null> {
  const row = await tenantDb(actor).webhook.findFirst({
    where: { id, disabledAt: null },
    select: { id: true, format: true, targetCiphertext: true, targetEncryptedWith: true },
  });
  if (!row) return null;
  return { format: row.format, address: openTarget(actor, row) };
}

function openTarget(
  { tenantId }: JobActor | MemberActor,
  row: { id: string; targetCiphertext: Uint8Array<ArrayBuffer>; targetEncryptedWith: string },
) {
  const sealed = { ciphertext: row.targetCiphertext, encryptedWith: row.targetEncryptedWith };
  const opened = openSecret(secretPlaces.webhookTarget(tenantId, row.id), sealed);
  return opened === null ? null : targetSchema.parse(JSON.parse(opened));
}
