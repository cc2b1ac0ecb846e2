import type { MemberActor } from "@/lib/auth/actor";
import { readFrame } from "@/lib/data/sight/tenant-frame";
import { tenantDb } from "@/lib/tenant/tenant-db";

/** What of the first steps nothing else of the list says. */
export type FirstStepsStanding = {
  /** The organisation has set a rule of its own for reviews. */
  hasRules: boolean;
  /** The actor wants to see them no more, in any browser. */
  isDismissed: boolean;
};

export async function getFirstSteps(actor: MemberActor): Promise<FirstStepsStanding> {
  const frame = await readFrame(actor);
  return {
    hasRules: (frame?.tenant.policies.length ?? 0) > 0,
    isDismissed: frame !== null && frame.stepsDismissedAt !== null,
  };
}

/** Shows them to the actor no more. */
export async function dismissFirstSteps(actor: MemberActor): Promise<void> {
  await tenantDb(actor).membership.updateMany({
    where: { userId: actor.user.id },
    data: { stepsDismissedAt: new Date() },
  });
}
