import type { ReviewLinkActor } from "@/lib/auth/actor";
import { namesToStrike } from "@/lib/data/interviews/link-masking";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { strikeNames } from "@/lib/transcript/strike-names";

/** What the sender wrote to the reader; each may be empty. */
export type LinkGreeting = { recipient: string; headline: string; message: string };

/** The sender's words, on a masked link without the candidates' names. */
export async function getLinkGreeting(actor: ReviewLinkActor): Promise<LinkGreeting> {
  const { recipient, headline, message } = await tenantDb(actor).reviewLink.findUniqueOrThrow({
    where: { id: actor.linkId },
    select: { recipient: true, headline: true, message: true },
  });
  if (!actor.terms.isMasked) return { recipient, headline, message };
  const names = await namesToStrike(actor);
  const [struckHeadline = "", struckMessage = ""] = await strikeNames([headline, message], names);
  return { recipient, headline: struckHeadline, message: struckMessage };
}
