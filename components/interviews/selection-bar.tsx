"use client";

import { Gavel, GitCompareArrows, Link2, UserPlus, X } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { isTyping } from "@/components/browser/use-hotkey";
import { MOST_SELECTED } from "@/components/interviews/selected-set";
import { useSelection } from "@/components/interviews/selection";
import { toast } from "@/components/layers/toast";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { IconButton } from "@/components/ui/icon-button";
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
  const { selected, items, setAll, clear } = useSelection();
  const [open, setOpen] = useState<"assign" | "decide" | null>(null);
  useEscape(() => clear());
  const chosen = [...selected.values()];
  const ids = chosen.map(({ id }) => id);
  const elsewhere = chosen.filter(({ id }) => !items.some((item) => item.id === id)).length;
  const problem = compareProblem(chosen);
  const done = (text: string) => {
    toast.success(text);
    clear();
    router.refresh();
  };

  return (
    <>
      <p role="status" className="sr-only">
        {chosen.length > 0 ? `${chosen.length} selected` : ""}
      </p>
      {chosen.length > 0 ? (
        <section
          aria-label="Selected interviews"
          className="sticky bottom-[calc(var(--bottom-bar,0px)+0.75rem)] z-10 flex flex-wrap items-center gap-x-3 gap-y-2 self-center rounded-xl border border-border-strong bg-surface-raised py-2 ps-4 pe-2 shadow-lg max-sm:self-stretch"
        >
          <p className="whitespace-nowrap font-medium tabular-nums">
            {chosen.length} selected
            {elsewhere > 0 ? (
              <span className="font-normal text-muted">, {elsewhere} not on this page</span>
            ) : null}
          </p>
          {items.some(({ id }) => !selected.has(id)) && chosen.length < MOST_SELECTED ? (
            <Button size="sm" variant="ghost" onClick={() => setAll(items, true)}>
              Select all {items.length}
            </Button>
          ) : null}
          <IconButton
            label="Select none"
            shortcut="Esc"
            size="sm"
            className="sm:order-last max-sm:ms-auto"
            onClick={clear}
          >
            <X aria-hidden />
          </IconButton>
          <div className="flex flex-wrap gap-2 max-sm:grid max-sm:w-full max-sm:grid-cols-2 max-sm:pe-2 max-sm:[&_svg]:hidden">
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
          </div>
        </section>
      ) : null}
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

function useEscape(act: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      const isBox = event.target instanceof Element && event.target.matches("[type='checkbox']");
      if (isBox || !isTyping(event.target)) act();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [act]);
}
