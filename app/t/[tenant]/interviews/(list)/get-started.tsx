import { FirstSteps } from "@/components/interviews/first-steps";
import { interviewHref } from "@/components/urls/list-url";
import type { MemberActor } from "@/lib/auth/actor";
import { mayGrant } from "@/lib/auth/roles";
import { listInvitations } from "@/lib/data/people/invitations";
import { getFirstSteps } from "@/lib/data/reviews/first-steps";
import { ROLES } from "@/lib/format/role-name";
import { mailMode } from "@/lib/mail/transport";

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
  if (!actor.can("connection.manage")) return null;
  const { hasRules, isDismissed } = await getFirstSteps(actor);
  if (isDismissed) return null;
  const mayInvite = actor.can("members.manage");
  // Who was invited and has not come yet counts as well.
  const hasTeam = isInvited || (mayInvite && (await listInvitations(actor)).length > 0);
  const settings = `/t/${slug}/settings`;
  return (
    <FirstSteps
      tenantSlug={slug}
      invite={{
        roles: ROLES.map(({ role }) => role).filter((role) => mayGrant(actor.role, role)),
        hasMail: mailMode() !== "off",
      }}
      steps={[
        { label: "Connect the platform", href: settings, isDone: isConnected },
        {
          ...{ label: "Invite your team", href: `${settings}/people`, isDone: hasTeam },
          opensInvite: mayInvite,
        },
        { label: "Choose a scorecard", href: `${settings}/review-rules?edit=default`, isDone: hasRules },
        {
          label: "Review an interview",
          href: firstInterviewId === null ? `/t/${slug}/queue` : interviewHref(slug, firstInterviewId),
          isDone: hasReview,
        },
      ]}
    />
  );
}
