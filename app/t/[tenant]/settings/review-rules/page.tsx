import type { Metadata } from "next";
import { ReviewRules } from "@/components/settings/review-rules";
import { ReviewersReach } from "@/components/settings/reviewers-reach";
import { listMembers } from "@/lib/data/people/members";
import { getLimitsReviewers } from "@/lib/data/results/tenant-settings";
import { listScorecards } from "@/lib/data/reviews/scorecards";
import { listPolicies } from "@/lib/data/sight/review-policies";
import { requireMember } from "@/lib/http/gates";

export const metadata: Metadata = { title: "Review rules" };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ReviewRulesPage({ params, searchParams }: Props) {
  const actor = await requireMember((await params).tenant);
  const [{ policies, otherRoles }, scorecards, members] = await Promise.all([
    listPolicies(actor),
    listScorecards(actor),
    listMembers(actor),
  ]);
  return (
    <>
      {actor.can("settings.manage") ? <ReviewersReach isOn={await getLimitsReviewers(actor)} /> : null}
      <ReviewRules
        policies={policies}
        otherRoles={otherRoles}
        scorecards={scorecards.flatMap(({ id, name, isArchived }) => (isArchived ? [] : { id, name }))}
        members={members.map(({ userId, name }) => ({ userId, name }))}
        canManage={actor.can("policies.manage")}
        opensDefault={(await searchParams).edit === "default"}
      />
    </>
  );
}
