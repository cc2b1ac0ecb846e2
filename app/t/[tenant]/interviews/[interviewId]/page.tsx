import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { after } from "next/server";
import { Suspense } from "react";
import { loadTranscript } from "@/app/_interview/load-transcript";
import { parseFind } from "@/app/_interview/parse-find";
import { parseMoment } from "@/app/_interview/parse-moment";
import { TranscriptSection } from "@/app/_interview/transcript-section";
import { FollowButton } from "@/components/interview/follow-button";
import { InterviewHeader } from "@/components/interview/interview-header";
import { InterviewWorkspace } from "@/components/interview/interview-workspace";
import { PendingView } from "@/components/interview/pending-view";
import { DecideButton } from "@/components/interviews/decide-button";
import { ShareDialog } from "@/components/links/share-dialog";
import { eventsUrl } from "@/components/live/events-url";
import { LiveRefresh } from "@/components/live/live-refresh";
import { SeenNews } from "@/components/notifications/seen-news";
import { PackLink } from "@/components/pack/pack-link";
import { PlaybackProvider } from "@/components/playback/playback";
import { AutoplayNext } from "@/components/queue/autoplay-next";
import { QueueBar } from "@/components/queue/queue-bar";
import type { QueuePlace } from "@/components/queue/queue-place";
import { Page } from "@/components/shell/page";
import { TranscriptPanel } from "@/components/transcript/transcript-panel";
import { TranscriptSkeleton } from "@/components/transcript/transcript-skeleton";
import { Card } from "@/components/ui/card";
import { candidateHref } from "@/components/urls/candidate-url";
import type { MemberActor } from "@/lib/auth/actor";
import { getStanding } from "@/lib/data/interview-list/interview-standings";
import { getFollowing } from "@/lib/data/interviews/follows";
import { getInterview, type Interview } from "@/lib/data/interviews/interviews";
import { getLinkPolicy, mayShareBy } from "@/lib/data/links/link-policy";
import { listReviewLinks } from "@/lib/data/links/review-links";
import { pollSoon } from "@/lib/data/platform/pending-interviews";
import { isBlindFor } from "@/lib/data/sight/blind";
import { isUnfinished, statusLabel } from "@/lib/format/interview-status";
import { requireMember } from "@/lib/http/gates";
import { loadJudging, loadQueuePlace } from "./load-judging";
import { loadNotes } from "./load-notes";

type Props = {
  params: Promise<{ tenant: string; interviewId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { tenant, interviewId } = await params;
  const interview = await getInterview(await requireMember(tenant), interviewId);
  if (!interview) return { title: "Not found" };
  // A tab tells by its title when what it waits for has come.
  const { status, candidateName } = interview;
  return { title: isUnfinished(status) ? `${statusLabel(status)} · ${candidateName}` : candidateName };
}

export default async function InterviewPage({ params, searchParams }: Props) {
  const { tenant, interviewId } = await params;
  const renderedAtMs = Date.now();
  const actor = await requireMember(tenant);
  const interview = await getInterview(actor, interviewId);
  if (!interview) notFound();
  const isCompleted = interview.status === "completed";
  const isWaiting = interview.status !== "failed" && !(isCompleted && interview.hasTranscript);
  if (isWaiting) after(() => pollSoon(actor, interview.id));
  const [standing, queue] = await Promise.all([
    getStanding(actor, interview),
    loadQueuePlace(actor, interview.id),
  ]);
  const { slug } = actor.tenant;
  return (
    <Page>
      <InterviewHeader
        interview={interview}
        standing={standing}
        decide={
          actor.can("decisions.make") && isCompleted && standing?.outcome && !standing.decision ? (
            <DecideButton interview={{ ...interview, outcome: standing.outcome }} />
          ) : null
        }
        backHref={`/t/${slug}/interviews`}
        back={queue.isQueued ? <QueueBar place={queue} /> : null}
        candidateHref={interview.candidateId && candidateHref(slug, interview.candidateId)}
        actions={
          <>
            {isCompleted ? <PackLink tenantSlug={slug} interviewId={interview.id} /> : null}
            {actor.can("reviewLinks.manage") ? <Share actor={actor} interview={interview} /> : null}
          </>
        }
      />
      {isCompleted ? (
        <Results
          actor={actor}
          interview={interview}
          queue={queue}
          startAtMs={parseMoment((await searchParams).t)}
          find={parseFind((await searchParams).find)}
          startsPlaying={(await searchParams).play !== undefined}
        />
      ) : (
        <Card>
          <PendingView
            interview={interview}
            action={
              isUnfinished(interview.status) ? (
                <FollowButton
                  following={await getFollowing(actor, interview.id)}
                  interviewId={interview.id}
                />
              ) : null
            }
          />
        </Card>
      )}
      <LiveRefresh
        tenantSlug={slug}
        interviewId={interview.id}
        renderedAtMs={renderedAtMs}
        hasPending={isWaiting}
      />
      <SeenNews tenantSlug={slug} of={{ interviewId: interview.id }} />
    </Page>
  );
}

type ResultsProps = {
  actor: MemberActor;
  interview: Interview;
  queue: QueuePlace;
  startAtMs: number | null;
  find: string;
  startsPlaying: boolean;
};

async function Results({ actor, interview, queue, startAtMs, find, startsPlaying }: ResultsProps) {
  const renderedAtMs = Date.now();
  // Begun beside the rest, whose transaction it shares. Whoever shows it is told how it failed.
  loadTranscript(actor, interview).catch(() => {});
  const isBlind = await isBlindFor(actor, interview);
  const [notes, judging] = await Promise.all([
    loadNotes(actor, interview.id, { isBlind }),
    loadJudging(actor, interview, isBlind, queue),
  ]);
  const { slug } = actor.tenant;
  const { id, durationSec, hasRecording } = interview;
  const recordingUrl = `/api/t/${slug}/interviews/${id}/recording`;
  const waveformUrl = `/api/t/${slug}/interviews/${id}/waveform`;
  return (
    <PlaybackProvider
      src={hasRecording ? recordingUrl : null}
      durationMs={durationSec === null ? null : durationSec * 1000}
      startAtMs={startAtMs}
      startsPlaying={startsPlaying}
      listener={actor.user.id}
      recordingId={id}
    >
      <InterviewWorkspace
        recording={hasRecording ? { downloadUrl: `${recordingUrl}?download`, waveformUrl } : null}
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
              waveformUrl={hasRecording ? waveformUrl : null}
              searchStart={{ query: find, atMs: startAtMs }}
            />
          </Suspense>
        }
        notes={notes}
        source={{
          interviewId: id,
          notesUrl: `/api/t/${slug}/interviews/${id}/notes`,
          eventsUrl: eventsUrl(slug),
          renderedAtMs,
        }}
        scorecard={{ writerId: actor.user.id, judging, interviewId: id }}
      />
      {queue.isQueued ? (
        <AutoplayNext
          next={queue.next}
          listener={actor.user.id}
          isSubmitted={judging.board.own?.submittedAt != null}
        />
      ) : null}
    </PlaybackProvider>
  );
}

async function Share({ actor, interview }: { actor: MemberActor; interview: Interview }) {
  const { slug } = actor.tenant;
  const policy = await getLinkPolicy(actor);
  if (!mayShareBy(policy, actor)) return null;
  return (
    <ShareDialog
      tenantSlug={slug}
      interviewId={interview.id}
      links={await listReviewLinks(actor, { interviewId: interview.id })}
      days={policy.defaultDays}
      hidesCandidate={policy.hidesCandidates}
    />
  );
}
