import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ScorecardEditor } from "@/components/settings/scorecard-editor";
import { listScorecards } from "@/lib/data/reviews/scorecards";
import { requireMember } from "@/lib/http/gates";

export const metadata: Metadata = { title: "Scorecard" };

const NEW = "new";

export default async function ScorecardPage({
  params,
}: {
  params: Promise<{ tenant: string; scorecardId: string }>;
}) {
  const { tenant, scorecardId } = await params;
  const actor = await requireMember(tenant);
  if (!actor.can("scorecards.manage")) notFound();
  if (scorecardId !== NEW && !z.uuid().safeParse(scorecardId).success) notFound();
  const scorecard = (await listScorecards(actor)).find(({ id }) => id === scorecardId) ?? null;
  if (scorecardId !== NEW && !scorecard) notFound();
  return (
    <ScorecardEditor
      scorecard={scorecard}
      idPrefix={randomUUID().slice(0, 13)}
      listHref={`/t/${actor.tenant.slug}/settings/scorecards`}
    />
  );
}
