"use client";

import { CircleCheck, CircleDashed, PencilLine, UserPlus, X } from "lucide-react";
import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { AssignDialog } from "@/components/scorecard/assign-dialog";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Time } from "@/components/ui/time";
import { assignAction, unassignAction } from "@/lib/actions/reviews";
import type { Member } from "@/lib/data/people/members";
import type { Reviewer } from "@/lib/data/reviews/assignments";

const STATES = {
  waiting: { label: "Not started", Icon: CircleDashed, tone: "text-subtle" },
  draft: { label: "Draft", Icon: PencilLine, tone: "text-warning-text" },
  submitted: { label: "Submitted", Icon: CircleCheck, tone: "text-success-text" },
} as const;

type ReviewersCardProps = {
  reviewers: Reviewer[];
  /** Who can be asked; null where the reader cannot ask anybody. */
  members: Pick<Member, "userId" | "name">[] | null;
  interviewId: string;
  onChanged: () => void;
};

/** Who reviews this interview, and how far they are. */
export function ReviewersCard({ reviewers, members, interviewId, onChanged }: ReviewersCardProps) {
  const [isOpen, setIsOpen] = useState(false);
  const tenant = useTenant();
  const { sending, send } = useSend();
  const unassign = async (reviewerId: string) => {
    if (await send(() => unassignAction(tenant, interviewId, reviewerId), undefined, reviewerId)) onChanged();
  };
  if (reviewers.length === 0 && members === null) return null;
  return (
    <section aria-labelledby="reviewers-title" className="flex flex-col gap-2 border-t py-4">
      <div className="flex items-center justify-between gap-3">
        <h2 id="reviewers-title" className="font-semibold">
          Reviewers
        </h2>
        {members ? (
          <AssignDialog
            open={isOpen}
            onOpenChange={setIsOpen}
            trigger={
              <Button size="sm">
                <UserPlus aria-hidden /> Assign
              </Button>
            }
            members={members}
            chosen={reviewers.map(({ userId }) => userId)}
            onAssign={(reviewerIds, dueAt) => assignAction(tenant, [interviewId], reviewerIds, dueAt)}
            onAssigned={onChanged}
          />
        ) : null}
      </div>
      {reviewers.length === 0 ? <p className="text-muted">No reviewers yet.</p> : null}
      <ul className="flex flex-col">
        {reviewers.map(({ userId, name, dueAt, state }) => {
          const { label, Icon, tone } = STATES[state];
          return (
            <li key={userId} className="flex min-h-9 items-center gap-2.5">
              <Icon aria-hidden className={`size-4 shrink-0 ${tone}`} />
              <span className="min-w-0 flex-1 truncate">{name}</span>
              <span className="shrink-0 text-muted text-sm">
                {state === "waiting" && dueAt ? (
                  <>
                    due <Time iso={dueAt} />
                  </>
                ) : (
                  label
                )}
              </span>
              {members && state === "waiting" ? (
                <IconButton
                  label={`Remove ${name} as reviewer`}
                  size="sm"
                  aria-busy={sending === userId}
                  onClick={() => void unassign(userId)}
                >
                  <X aria-hidden />
                </IconButton>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
