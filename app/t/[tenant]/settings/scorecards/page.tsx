import type { Metadata } from "next";
import { ScorecardList } from "@/components/settings/scorecard-list";
import { listScorecards } from "@/lib/data/reviews/scorecards";
import { requireMember } from "@/lib/http/gates";

export const metadata: Metadata = { title: "Scorecards" };

export default async function ScorecardsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const actor = await requireMember((await params).tenant);
  return (
    <ScorecardList
      tenantSlug={actor.tenant.slug}
      scorecards={await listScorecards(actor)}
      canManage={actor.can("scorecards.manage")}
    />
  );
}
