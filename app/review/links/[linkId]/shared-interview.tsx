import { notFound } from "next/navigation";
import { Suspense } from "react";
import { parseMoment } from "@/app/_interview/parse-moment";
import { TranscriptSection } from "@/app/_interview/transcript-section";
import { RefreshEvery } from "@/components/browser/refresh-every";
import { InterviewHeader } from "@/components/interview/interview-header";
import { PendingView } from "@/components/interview/pending-view";
import { Greeting } from "@/components/links/greeting";
import { HeardReports } from "@/components/links/heard-reports";
import { SharedWorkspace } from "@/components/links/shared-workspace";
import { PlaybackProvider } from "@/components/playback/playback";
import { TranscriptPanel } from "@/components/transcript/transcript-panel";
import { TranscriptProblem } from "@/components/transcript/transcript-problem";
import { TranscriptSkeleton } from "@/components/transcript/transcript-skeleton";
import { Card } from "@/components/ui/card";
import type { ReviewLinkActor } from "@/lib/auth/actor";
import { getInterview, type Interview } from "@/lib/data/interviews/interviews";
import { getLinkGreeting } from "@/lib/data/links/link-greeting";
import { getSharedJudgement } from "@/lib/data/links/shared-judgement";
import { getVisitProgress } from "@/lib/data/links/visit-progress";
import { getOwnFeedback } from "@/lib/data/links/visitor-feedback";
import { getAskedScorecard } from "@/lib/data/reviews/asked-scorecard";
import { VisitorShell } from "./visitor-shell";

type SharedInterviewProps = {
  actor: ReviewLinkActor;
  interviewId: string;
  /** `?t=` as it came. */
  moment: string | string[] | undefined;
};

/** One interview as a visitor sees it. */
export async function SharedInterview({ actor, interviewId, moment }: SharedInterviewProps) {
  const interview = await getInterview(actor, interviewId);
  if (!interview) notFound();
  const { recipient, headline, message } = await getLinkGreeting(actor);
  const place = actor.interviewIds.indexOf(interviewId) + 1;
  const isAlone = actor.interviewIds.length === 1;
  const isReady = interview.status === "completed";
  const isWhole = interview.hasTranscript || !actor.terms.showsTranscript;
  return (
    <VisitorShell actor={actor} recipient={recipient}>
      <InterviewHeader
        interview={interview}
        backHref={isAlone ? null : `/review/links/${actor.linkId}`}
        backLabel={`All interviews · ${place} of ${actor.interviewIds.length}`}
        candidateHref={null}
      />
      {isAlone && headline ? (
        <p dir="auto" className="text-lg">
          {headline}
        </p>
      ) : null}
      {isAlone ? <Greeting message={message} /> : null}
      {isReady ? (
        <Results actor={actor} interview={interview} startAtMs={parseMoment(moment)} />
      ) : (
        <Card>
          <PendingView interview={interview} />
        </Card>
      )}
      {interview.status === "failed" || (isReady && isWhole) ? null : <RefreshEvery seconds={15} />}
    </VisitorShell>
  );
}

type ResultsProps = { actor: ReviewLinkActor; interview: Interview; startAtMs: number | null };

async function Results({ actor, interview, startAtMs }: ResultsProps) {
  const { linkId, terms } = actor;
  const { id, hasRecording, durationSec } = interview;
  const base = `/api/review/${linkId}/interviews/${id}`;
  const waveformUrl = hasRecording ? `${base}/waveform` : null;
  const [judgement, scorecard, feedback, steps] = await Promise.all([
    getSharedJudgement(actor, id),
    getAskedScorecard(actor, id),
    terms.allowsFeedback ? getOwnFeedback(actor, id) : null,
    terms.allowsFeedback ? getVisitProgress(actor) : [],
  ]);
  return (
    <PlaybackProvider
      src={hasRecording ? `${base}/recording` : null}
      durationMs={durationSec === null || !hasRecording ? null : durationSec * 1000}
      startAtMs={startAtMs}
      listener={`visitor.${linkId}`}
      recordingId={id}
    >
      <HeardReports url={`${base}/heard`} />
      <SharedWorkspace
        isRecordingShown={terms.showsRecording}
        recording={
          waveformUrl
            ? { waveformUrl, downloadUrl: terms.allowsDownload ? `${base}/recording?download` : null }
            : null
        }
        judgement={judgement}
        feedback={feedback && { start: feedback, scorecard, place: { linkId, interviewId: id }, steps }}
        transcript={
          terms.showsTranscript ? (
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
                waveformUrl={waveformUrl}
                searchStart={{ query: "", atMs: null }}
              />
            </Suspense>
          ) : (
            <TranscriptPanel>
              <TranscriptProblem kind="none" message="The transcript is not shared with this link." />
            </TranscriptPanel>
          )
        }
      />
    </PlaybackProvider>
  );
}
