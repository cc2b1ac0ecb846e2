"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { InterviewLayout, type ReviewPanel } from "@/components/interview/interview-layout";
import { RecordingOrNone } from "@/components/interview/interview-workspace";
import type { FeedbackStart } from "@/components/links/feedback-panel";
import { EmptyState } from "@/components/ui/empty-state";
import type { SharedNote, SharedReview } from "@/lib/data/links/shared-judgement";

// The player and the transcript need not wait for what stands beside them.
const FeedbackPanel = dynamic(() =>
  import("@/components/links/feedback-panel").then((module) => module.FeedbackPanel),
);
const SharedJudgementPanel = dynamic(() =>
  import("@/components/links/shared-judgement-panel").then((module) => module.SharedJudgementPanel),
);

type SharedWorkspaceProps = {
  isRecordingShown: boolean;
  recording: { downloadUrl: string | null; waveformUrl: string } | null;
  transcript: ReactNode;
  judgement: { notes: SharedNote[]; reviews: SharedReview[] };
  /** Null where the link takes no feedback. */
  feedback: FeedbackStart | null;
};

/** What a visitor with a review link sees, and nothing of the team's work but what the sender chose. */
export function SharedWorkspace(props: SharedWorkspaceProps) {
  const { isRecordingShown, recording, transcript, judgement, feedback } = props;
  const panels: ReviewPanel[] = [];
  if (feedback)
    panels.push({
      id: "feedback",
      title: "Your feedback",
      content: (show) => <FeedbackPanel {...feedback} hasMoments={recording !== null} show={show} />,
    });
  if (judgement.notes.length + judgement.reviews.length > 0)
    panels.push({
      id: "team",
      title: "From the team",
      count: judgement.notes.length + judgement.reviews.length,
      content: () => <SharedJudgementPanel {...judgement} hasMoments={recording !== null} />,
    });
  return (
    <>
      <InterviewLayout
        player={
          isRecordingShown ? (
            <RecordingOrNone recording={recording} />
          ) : (
            <EmptyState title="Transcript only" className="py-6">
              The recording is not shared with this link.
            </EmptyState>
          )
        }
        transcript={transcript}
        panels={panels}
      />
      {/* The bar that sends feedback covers as much of a phone's page. */}
      {feedback ? <div aria-hidden className="h-12 review:hidden" /> : null}
    </>
  );
}
