import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { parseMoment } from "@/app/_review/parse-moment";
import { TranscriptSection } from "@/app/_review/transcript-section";
import { PendingView } from "@/components/review/pending-view";
import { PlaybackProvider } from "@/components/review/playback";
import { ReviewHeader } from "@/components/review/review-header";
import { SharedWorkspace } from "@/components/review/shared-workspace";
import { TranscriptPanel } from "@/components/review/transcript-panel";
import { TranscriptSkeleton } from "@/components/review/transcript-skeleton";
import { Page } from "@/components/shell/page";
import { PublicShell } from "@/components/shell/public-shell";
import { Card } from "@/components/ui/card";
import { RefreshEvery } from "@/components/ui/refresh-every";
import { actorForReviewToken } from "@/lib/auth/actor";
import { getInterview } from "@/lib/data/interviews";
import { recordReviewLinkOpened } from "@/lib/data/review-links";

// Says nothing of the candidate: a messenger shows it to whoever sees the link.
export const metadata: Metadata = {
  title: "Interview for review",
  description: "An interview was shared with you for review.",
};

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ReviewLinkPage({ params, searchParams }: Props) {
  const { token } = await params;
  const actor = await actorForReviewToken(token);
  const interview = actor && (await getInterview(actor, actor.interviewId));
  if (!interview) notFound();
  await recordReviewLinkOpened(actor);
  const { status, durationSec, hasRecording, hasTranscript } = interview;
  const isCompleted = status === "completed";
  return (
    <PublicShell tenantName={actor.tenantName}>
      <Page className="mx-auto w-full">
        <ReviewHeader interview={interview} backHref={null} candidateHref={null} />
        {isCompleted ? (
          <PlaybackProvider
            src={hasRecording ? `/api/review/${token}/recording` : null}
            durationMs={durationSec === null ? null : durationSec * 1000}
            startAtMs={parseMoment((await searchParams).t)}
            listener="visitor"
            recordingId={interview.id}
          >
            <SharedWorkspace
              recording={
                hasRecording ? { downloadUrl: null, waveformUrl: `/api/review/${token}/waveform` } : null
              }
              transcript={
                <Suspense
                  fallback={
                    <TranscriptPanel>
                      <TranscriptSkeleton />
                    </TranscriptPanel>
                  }
                >
                  <TranscriptSection
                    actor={actor}
                    interview={interview}
                    waveformUrl={hasRecording ? `/api/review/${token}/waveform` : null}
                    renameSpeaker={null}
                    searchStart={{ query: "", atMs: null }}
                  />
                </Suspense>
              }
            />
          </PlaybackProvider>
        ) : (
          <Card>
            <PendingView interview={interview} />
          </Card>
        )}
        {status === "failed" || (isCompleted && hasTranscript) ? null : <RefreshEvery seconds={15} />}
      </Page>
    </PublicShell>
  );
}
