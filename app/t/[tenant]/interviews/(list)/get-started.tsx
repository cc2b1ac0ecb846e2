import { cookies } from "next/headers";
import { FirstSteps } from "@/components/interviews/first-steps";
import { interviewHref } from "@/components/urls/list-url";
import type { MemberActor } from "@/lib/auth/actor";
import { hasReviewRules } from "@/lib/data/reviews/first-steps";
import { firstStepsCookie } from "@/lib/format/first-steps-cookie";

type GetStartedProps = {
  actor: MemberActor;
  isConnected: boolean;
  isInvited: boolean;
  hasReview: boolean;
  /** One that could be reviewed; null while there is none. */
  firstInterviewId: string | null;
};

/** The first steps of an organisation, to those who can take them. */
export async function GetStarted({
  actor,
  isConnected,
  isInvited,
  hasReview,
  firstInterviewId,
}: GetStartedProps) {
  const { slug } = actor.tenant;
  if (!actor.can("connection.manage") || (await cookies()).has(firstStepsCookie(slug))) return null;
  const hasRules = await hasReviewRules(actor);
  const settings = `/t/${slug}/settings`;
  return (
    <FirstSteps
      tenantSlug={slug}
      steps={[
        { label: "Connect the platform", href: settings, isDone: isConnected },
        { label: "Invite your team", href: `${settings}/people`, isDone: isInvited },
        { label: "Choose a scorecard", href: `${settings}/review-rules`, isDone: hasRules },
        {
          label: "Review an interview",
          href: firstInterviewId === null ? `/t/${slug}/queue` : interviewHref(slug, firstInterviewId),
          isDone: hasReview,
        },
      ]}
    />
  );
}
