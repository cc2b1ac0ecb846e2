"use client";

import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { answerOf } from "@/components/browser/answer-of";
import { ActivityList } from "@/components/scorecard/activity-list";
import { DecisionCard } from "@/components/scorecard/decision-card";
import { ReviewForm } from "@/components/scorecard/review-form";
import { ReviewView } from "@/components/scorecard/review-view";
import { ReviewersCard } from "@/components/scorecard/reviewers-card";
import type { ScorecardActions } from "@/components/scorecard/scorecard-actions";
import { SpreadTable } from "@/components/scorecard/spread-table";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import type { Activity } from "@/lib/data/interviews/activities";
import type { VisitorFeedback } from "@/lib/data/links/visitor-feedback";
import type { Member } from "@/lib/data/people/members";
import type { Reviewer } from "@/lib/data/reviews/assignments";
import type { DecisionState } from "@/lib/data/reviews/decisions";
import type { ReviewBoard } from "@/lib/data/reviews/reviews";
import { VisitorFeedbackList } from "./visitor-feedback-list";

/** Everything the page knows about how an interview is judged, as its reader may see it. */
export type Judging = {
  board: ReviewBoard;
  decision: DecisionState;
  reviewers: Reviewer[];
  members: Pick<Member, "userId" | "name">[] | null;
  activities: Activity[];
  /** What people behind review links said. */
  visitorFeedback: VisitorFeedback[];
  /** What else waits for the reader's review. */
  next: { href: string; candidateName: string } | null;
  canDecide: boolean;
  /** The reader is expected to review: their form stands open. */
  isExpected: boolean;
};

type ScorecardPanelProps = { storageKey: string; judging: Judging; actions: ScorecardActions };

/** The own review, the others', who reviews, and the decision. */
export function ScorecardPanel({ storageKey, judging, actions }: ScorecardPanelProps) {
  const router = useRouter();
  const { board, decision, reviewers, members, activities, next, canDecide, isExpected } = judging;
  const { own, others } = board;
  const [wantsToReview, setWantsToReview] = useState(false);
  const isSubmitted = own?.submittedAt != null;
  const isWriting = !isSubmitted && (isExpected || own !== null || wantsToReview);
  const submitted = isSubmitted ? [own, ...others] : others;
  const refresh = () => router.refresh();

  return (
    <div className="flex flex-col">
      {isWriting ? (
        <ReviewForm
          storageKey={storageKey}
          board={board}
          actions={actions}
          onSubmitted={() => {
            toast.success("Review submitted");
            refresh();
          }}
        />
      ) : null}
      {isSubmitted ? (
        <div className="flex flex-col gap-2 pb-4">
          <ReviewView review={own} />
          <div className="flex flex-wrap items-center gap-2">
            {next ? (
              <Link
                href={next.href}
                className={buttonClass({ variant: "primary", size: "sm" }, "max-w-full")}
              >
                <span className="truncate">
                  Next: <bdi>{next.candidateName}</bdi>
                </span>
                <ArrowRight aria-hidden className="rtl:-scale-x-100" />
              </Link>
            ) : null}
            <ReopenButton reopen={actions.reopen} onReopened={refresh} />
          </div>
        </div>
      ) : null}
      {!isWriting && !isSubmitted ? (
        <Button className="mb-4 self-start" onClick={() => setWantsToReview(true)}>
          Write a review
        </Button>
      ) : null}
      {others.length > 0 ? (
        <section aria-labelledby="others-title" className="flex flex-col gap-4 border-t py-4">
          <h2 id="others-title" className="font-semibold">
            {isSubmitted ? "Others’ reviews" : "Reviews"}
          </h2>
          <SpreadTable reviews={submitted} />
          {others.map((review) => (
            <ReviewView key={review.id} review={review} />
          ))}
        </section>
      ) : null}
      <VisitorFeedbackList feedback={judging.visitorFeedback} />
      <ReviewersCard reviewers={reviewers} members={members} actions={actions} onChanged={refresh} />
      <DecisionCard state={decision} canDecide={canDecide} actions={actions} onChanged={refresh} />
      <ActivityList activities={activities} />
    </div>
  );
}

function ReopenButton({
  reopen,
  onReopened,
}: {
  reopen: ScorecardActions["reopen"];
  onReopened: () => void;
}) {
  const [isSending, setIsSending] = useState(false);
  return (
    <Button
      size="sm"
      pending={isSending}
      onClick={async () => {
        setIsSending(true);
        const answer = await answerOf(reopen);
        setIsSending(false);
        if (answer.ok) onReopened();
        else toast.error(answer.reason);
      }}
    >
      Reopen my review
    </Button>
  );
}
