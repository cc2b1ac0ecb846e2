"use client";

import { Plus } from "lucide-react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Card, CardHeader } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { archiveScorecardAction } from "@/lib/actions/settings";
import type { Scorecard } from "@/lib/data/reviews/scorecards";

type ScorecardListProps = {
  tenantSlug: string;
  scorecards: Scorecard[];
  canManage: boolean;
};

/** The tenant's scorecards. */
export function ScorecardList({ tenantSlug, scorecards, canManage }: ScorecardListProps) {
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
                <ArchiveButton scorecard={scorecard} />
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

function ArchiveButton({ scorecard: { id, name, isArchived } }: { scorecard: Scorecard }) {
  const tenant = useTenant();
  const { isSending, send } = useSend();
  return (
    <Button
      size="sm"
      variant="ghost"
      pending={isSending}
      onClick={() => void send(() => archiveScorecardAction(tenant, id, !isArchived))}
    >
      {isArchived ? "Restore" : "Archive"}
      <span className="sr-only"> {name}</span>
    </Button>
  );
}
