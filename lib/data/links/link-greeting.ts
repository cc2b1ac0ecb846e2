import type { ReviewLinkActor } from "@/lib/auth/actor";
import { namesToStrike } from "@/lib/data/interviews/link-masking";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { strikeNames } from "@/lib/transcript/strike-names";

/** Who sent it, and what they wrote to the reader, of which each may be empty. */
export type LinkGreeting = { senderName: string; recipient: string; headline: string; message: string };

/** The sender's words, on a masked link without the candidates' names. */
export async function getLinkGreeting(actor: ReviewLinkActor): Promise<LinkGreeting> {
  const { createdBy, ...written } = await tenantDb(actor).reviewLink.findUniqueOrThrow({
    where: { id: actor.linkId },
    select: { recipient: true, headline: true, message: true, createdBy: { select: { name: true } } },
  });
  const senderName = createdBy.name;
  if (!actor.terms.isMasked) return { senderName, ...written };
  const { recipient, headline, message } = written;
  const names = await namesToStrike(actor);
  const [struckHeadline = "", struckMessage = ""] = await strikeNames([headline, message], names);
  return { senderName, recipient, headline: struckHeadline, message: struckMessage };
}
