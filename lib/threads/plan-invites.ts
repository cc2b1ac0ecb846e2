import type { UpsertPortion } from "@/lib/candidates/upserts";
import type { InvitePreview } from "@/lib/invites/invite-preview";
import type { InvitedPerson, InviteList, ToldOfPeople } from "@/lib/invites/plan-invites";
import { onThread } from "./pool";

export type InvitePlan = { preview: InvitePreview; upserts: UpsertPortion[]; people: InvitedPerson[] };

/** Whom a list would invite. `known` says who is known. Throws what that throws, and what ended the thread. */
export async function planInvites(
  list: InviteList,
  known: (asked: { refs: string[]; emails: string[] }) => Promise<ToldOfPeople>,
): Promise<InvitePlan> {
  return onThread("invites", list, list.file.length, async (next) => {
    let step = await next(null);
    while (step !== null) {
      if ("preview" in step) return step;
      step = await next(await known(step.asked));
    }
    throw new Error("Invitations were planned without a preview.");
  });
}
