import type { MemberActor } from "@/lib/auth/actor";
import { readFrame } from "@/lib/data/sight/tenant-frame";

/** Whether the organisation has set a rule of its own for reviews. */
export async function hasReviewRules(actor: MemberActor): Promise<boolean> {
  return ((await readFrame(actor))?.tenant.policies.length ?? 0) > 0;
}
