"use client";

import type { ReactNode } from "react";
import { ReviewLayout } from "@/components/review/review-layout";
import { RecordingOrNone } from "@/components/review/review-workspace";

type SharedWorkspaceProps = {
  recording: { downloadUrl: string | null; waveformUrl: string } | null;
  transcript: ReactNode;
};

/** What a visitor with a review link sees: recording and transcript, and nothing of the team's work. */
export function SharedWorkspace({ recording, transcript }: SharedWorkspaceProps) {
  return <ReviewLayout player={<RecordingOrNone recording={recording} />} transcript={transcript} />;
}
