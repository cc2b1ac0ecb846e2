import type { JobActor, MemberActor, ReviewLinkActor } from "@/lib/auth/actor";
import { recordAudit } from "@/lib/data/audit/audit";
import { recordActivities } from "@/lib/data/interviews/activities";
import { notify } from "@/lib/data/news/notify";
import { tellWebhooks } from "@/lib/data/news/webhook-deliveries";
import { type TenantTransaction, tellAfterCommit } from "@/lib/tenant/tenant-db";
import type { Fact } from "./facts";
import type { Teller } from "./teller";
import { TOLD } from "./told";

/**
 * The one record of what happened: writes a fact into the timeline and the audit log, lets people and webhooks know, and
 * once the transaction is committed tells open pages. It belongs at the transaction's end, as the audit entry does.
 */
export async function happened(
  tx: TenantTransaction,
  actor: MemberActor | JobActor | ReviewLinkActor,
  fact: Fact,
): Promise<void> {
  // A kind's teller takes the facts of that kind.
  const tell = TOLD[fact.kind] as Teller<Fact>;
  const { timeline, notices, webhooks, live, audit } = await tell(fact, { tx, actor });
  if (timeline.length > 0) await recordActivities(tx, actor, timeline);
  await notify(tx, actor, notices);
  for (const happening of webhooks) await tellWebhooks(tx, actor, happening);
  tellAfterCommit(tx, live);
  if (audit) await recordAudit(actor, tx, audit);
}
