"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { toast } from "sonner";
import { answerOf } from "@/components/browser/answer-of";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Card, CardHeader } from "@/components/ui/card";
import type { Scorecard } from "@/lib/data/reviews/scorecards";

type ScorecardListProps = {
  tenantSlug: string;
  scorecards: Scorecard[];
  canManage: boolean;
  archive: (
    scorecardId: string,
    isArchived: boolean,
  ) => Promise<{ ok: true } | { ok: false; reason: string }>;
};

/** The tenant's scorecards. */
export function ScorecardList({ tenantSlug, scorecards, canManage, archive }: ScorecardListProps) {
  const base = `/t/${tenantSlug}/settings/scorecards`;
  return (
    <Card aria-labelledby="scorecards-title">
      <CardHeader
        id="scorecards-title"
        title="Scorecards"
        description="The criteria reviewers score. Changes create a new version; existing reviews keep theirs."
        actions={
          canManage ? (
            <Link href={`${base}/new`} className={buttonClass({ variant: "primary" })}>
              <Plus aria-hidden /> New
            </Link>
          ) : null
        }
      />
      <ul className="divide-y px-4 pt-2 pb-2 sm:px-5">
        {scorecards.map((scorecard) => (
          <li key={scorecard.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
            <div className="flex min-w-0 flex-1 basis-56 flex-col">
              <span className="flex items-center gap-2">
                <span className="truncate font-medium">{scorecard.name}</span>
                {scorecard.isArchived ? <Badge>Archived</Badge> : null}
              </span>
              <span className="text-muted text-sm">{factsOf(scorecard)}</span>
            </div>
            {canManage ? (
              <div className="flex gap-2">
                {scorecard.isArchived ? null : (
                  <Link href={`${base}/${scorecard.id}`} className={buttonClass({ size: "sm" })}>
                    Edit<span className="sr-only"> {scorecard.name}</span>
                  </Link>
                )}
                <ArchiveButton scorecard={scorecard} archive={archive} />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function factsOf({ criteria, version, reviewCount }: Scorecard): string {
  const facts = [criteria.length === 1 ? "1 criterion" : `${criteria.length} criteria`, `version ${version}`];
  if (reviewCount > 0) facts.push(reviewCount === 1 ? "1 review" : `${reviewCount} reviews`);
  return facts.join(", ");
}

function ArchiveButton({
  scorecard,
  archive,
}: {
  scorecard: Scorecard;
  archive: ScorecardListProps["archive"];
}) {
  const [isSending, setIsSending] = useState(false);
  return (
    <Button
      size="sm"
      variant="ghost"
      pending={isSending}
      onClick={async () => {
        setIsSending(true);
        const answer = await answerOf(() => archive(scorecard.id, !scorecard.isArchived));
        setIsSending(false);
        if (!answer.ok) toast.error(answer.reason);
      }}
    >
      {scorecard.isArchived ? "Restore" : "Archive"}
      <span className="sr-only"> {scorecard.name}</span>
    </Button>
  );
}
