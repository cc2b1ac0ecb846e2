"use server";

import { redirect } from "next/navigation";
import { actorForMailToken } from "@/lib/auth/actor";
import { stopMail } from "@/lib/data/news/notification-settings";
import { asText } from "@/lib/http/parse";

/** Ends the mails to whoever holds the link; one that is not ours changes nothing and looks the same. */
export async function stopMailAction(token: string): Promise<void> {
  const actor = await actorForMailToken(asText(token));
  if (actor) await stopMail(actor);
  redirect(`/unsubscribe/${encodeURIComponent(token)}?done`);
}
