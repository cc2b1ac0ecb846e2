"use client";

import { Gavel, GitCompareArrows, Link2, UserPlus } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSelection } from "@/components/interviews/selection";
import { SelectionFrame } from "@/components/interviews/selection-frame";
import { toast } from "@/components/layers/toast";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";
import { compareHref, compareProblem } from "@/components/urls/compare-link";
import { newLinkHref } from "@/components/urls/link-url";
import { assignAction } from "@/lib/actions/reviews";
import type { Member } from "@/lib/data/people/members";
import type { AssignmentAnswer } from "@/lib/data/reviews/assignments";

const AssignDialog = dynamic(() =>
  import("@/components/scorecard/assign-dialog").then((module) => module.AssignDialog),
);
const BulkDecideDialog = dynamic(() =>
  import("@/components/interviews/bulk-decide-dialog").then((module) => module.BulkDecideDialog),
);

/** What the reader may do to several interviews. */
export type MayInBulk = { assign: boolean; decide: boolean; share: boolean };

type SelectionBarProps = {
  tenantSlug: string;
  people: Pick<Member, "userId" | "name">[];
  may: MayInBulk;
};

/** What to do with the selected interviews. There while any are selected. */
export function SelectionBar({ tenantSlug, people, may }: SelectionBarProps) {
  const router = useRouter();
  const { selected, setAll, clear } = useSelection();
  const [open, setOpen] = useState<"assign" | "decide" | null>(null);
  const chosen = [...selected.values()];
  const ids = chosen.map(({ id }) => id);
  const problem = compareProblem(chosen);
  const done = (text: string) => {
    toast.success(text);
    clear();
    router.refresh();
  };

  return (
    <>
      <SelectionFrame label="Selected interviews">
        {problem === null ? (
          <Link href={compareHref(tenantSlug, ids)} className={buttonClass({ size: "sm" })}>
            <GitCompareArrows aria-hidden /> Compare
          </Link>
        ) : (
          <Button size="sm" disabled title={problem}>
            <GitCompareArrows aria-hidden /> Compare
          </Button>
        )}
        {may.share ? (
          <Link href={newLinkHref(tenantSlug, ids)} className={buttonClass({ size: "sm" })}>
            <Link2 aria-hidden /> Share…
          </Link>
        ) : null}
        {may.assign ? (
          <Button size="sm" onClick={() => setOpen("assign")}>
            <UserPlus aria-hidden /> Assign…
          </Button>
        ) : null}
        {may.decide ? (
          <Button size="sm" onClick={() => setOpen("decide")}>
            <Gavel aria-hidden /> Decide…
          </Button>
        ) : null}
      </SelectionFrame>
      {may.assign && open === "assign" ? (
        <AssignDialog
          open
          onOpenChange={(isOpen) => setOpen(isOpen ? "assign" : null)}
          note={assignNote(chosen)}
          members={people}
          chosen={[]}
          onAssign={async (reviewerIds, dueAt) => {
            const answer = await assignAction(tenantSlug, ids, reviewerIds, dueAt);
            if (answer.ok) done(assignedText(answer));
            return answer;
          }}
          onAssigned={() => {}}
        />
      ) : null}
      {may.decide && open === "decide" ? (
        <BulkDecideDialog
          interviews={chosen}
          onClose={() => setOpen(null)}
          onDecided={(decidedIds) => {
            setAll(
              chosen.filter(({ id }) => decidedIds.includes(id)),
              false,
            );
            router.refresh();
          }}
        />
      ) : null}
    </>
  );
}

function assignNote(chosen: { status: string }[]): string {
  const failed = chosen.filter(({ status }) => status === "failed").length;
  const count = chosen.length === 1 ? "This interview" : `These ${chosen.length} interviews`;
  const usual = `${count} will appear under “To review” once completed.`;
  if (failed === 0) return usual;
  return `${usual} ${failed === 1 ? "One has failed and will not appear." : `${failed} have failed and will not appear.`}`;
}

function assignedText({ askedCount, knownCount }: AssignmentAnswer): string {
  const asked = askedCount === 1 ? "1 reviewer asked" : `${askedCount} reviewers asked`;
  if (knownCount === 0) return asked;
  return `${askedCount === 0 ? "No one new" : asked}, ${knownCount} already asked, due date updated`;
}
