"use client";

import { ArrowRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { toast } from "@/components/layers/toast";
import { setArrival } from "@/components/queue/arrival";
import type { QueuePlace } from "@/components/queue/queue-place";
import { ActivityList } from "@/components/scorecard/activity-list";
import { DecisionCard } from "@/components/scorecard/decision-card";
import { ReviewForm } from "@/components/scorecard/review-form";
import { ReviewView } from "@/components/scorecard/review-view";
import { ReviewersCard } from "@/components/scorecard/reviewers-card";
import { SpreadTable } from "@/components/scorecard/spread-table";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";
import { reopenReviewAction } from "@/lib/actions/reviews";
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
  /** Where it stands in what the reader has to review. */
  queue: QueuePlace;
  canDecide: boolean;
  /** The reader is expected to review: their form stands open. */
  isExpected: boolean;
};

type ScorecardPanelProps = {
  writerId: string;
  judging: Judging;
  interviewId: string;
  onWanted: () => void;
};

/** The own review, the others', who reviews, and the decision. */
export function ScorecardPanel({ writerId, judging, interviewId, onWanted }: ScorecardPanelProps) {
  const router = useRouter();
  const { board, decision, reviewers, members, activities, queue, canDecide, isExpected } = judging;
  const { next } = queue;
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
          writerId={writerId}
          board={board}
          interviewId={interviewId}
          onWanted={onWanted}
          goesOnTo={queue.isQueued ? (next ? "next" : "end") : null}
          onSubmitted={(goesOn) => {
            toast.success("Review submitted");
            if (!goesOn) return refresh();
            setArrival("scorecard");
            router.push(next?.href ?? queue.href);
            // The menu counts one fewer.
            router.refresh();
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
            <ReopenButton interviewId={interviewId} onReopened={refresh} />
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
      <ReviewersCard reviewers={reviewers} members={members} interviewId={interviewId} onChanged={refresh} />
      <DecisionCard state={decision} canDecide={canDecide} interviewId={interviewId} onChanged={refresh} />
      <ActivityList activities={activities} />
    </div>
  );
}

function ReopenButton({ interviewId, onReopened }: { interviewId: string; onReopened: () => void }) {
  const tenant = useTenant();
  const { isSending, send } = useSend();
  return (
    <Button
      size="sm"
      pending={isSending}
      onClick={() =>
        void send(() => reopenReviewAction(tenant, interviewId)).then((done) => done && onReopened())
      }
    >
      Reopen my review
    </Button>
  );
}
