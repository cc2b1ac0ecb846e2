import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { parseFind } from "@/app/_review/parse-find";
import { parseMoment } from "@/app/_review/parse-moment";
import { TranscriptSection } from "@/app/_review/transcript-section";
import { candidateHref } from "@/components/candidates/candidate-url";
import { eventsUrl } from "@/components/interviews/events-url";
import { LiveRefresh } from "@/components/interviews/live-refresh";
import { ShareDialog } from "@/components/links/share-dialog";
import { SeenNews } from "@/components/notifications/seen-news";
import { PackLink } from "@/components/pack/pack-link";
import { AutoplayNext } from "@/components/queue/autoplay-next";
import { FollowButton } from "@/components/review/follow-button";
import { PendingView } from "@/components/review/pending-view";
import { PlaybackProvider } from "@/components/review/playback";
import { ReviewHeader } from "@/components/review/review-header";
import { ReviewWorkspace } from "@/components/review/review-workspace";
import { TranscriptPanel } from "@/components/review/transcript-panel";
import { TranscriptSkeleton } from "@/components/review/transcript-skeleton";
import { Page } from "@/components/shell/page";
import { Card } from "@/components/ui/card";
import type { MemberActor } from "@/lib/auth/actor";
import { requireMember } from "@/lib/auth/gates";
import { isBlindFor } from "@/lib/data/blind";
import { getFollowing } from "@/lib/data/follows";
import { getInterview, type Interview } from "@/lib/data/interviews";
import { getLinkPolicy, mayShareBy } from "@/lib/data/link-policy";
import { pollSoon } from "@/lib/data/pending-interviews";
import { listReviewLinks } from "@/lib/data/review-links";
import { isUnfinished, statusLabel } from "@/lib/format/interview-status";
import { markReadAction } from "../../notifications/actions";
import { createReviewLinkAction, revokeReviewLinksAction } from "../../review-links/actions";
import { renameSpeakerAction, setFollowingAction } from "./actions";
import { loadJudging, scorecardActions } from "./load-judging";
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
  if (isWaiting) await pollSoon(actor, interview.id);
  const { slug } = actor.tenant;
  return (
    <Page>
      <ReviewHeader
        interview={interview}
        backHref={`/t/${slug}/interviews`}
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
                  setFollowing={setFollowingAction.bind(null, slug, interview.id)}
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
      <SeenNews tenantSlug={slug} markSeen={markReadAction.bind(null, slug, { interviewId: interview.id })} />
    </Page>
  );
}

type ResultsProps = {
  actor: MemberActor;
  interview: Interview;
  startAtMs: number | null;
  find: string;
  startsPlaying: boolean;
};

async function Results({ actor, interview, startAtMs, find, startsPlaying }: ResultsProps) {
  const renderedAtMs = Date.now();
  const isBlind = await isBlindFor(actor, interview);
  const [notes, { isQueued, ...judging }] = await Promise.all([
    loadNotes(actor, interview.id, { isBlind }),
    loadJudging(actor, interview, isBlind),
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
      <ReviewWorkspace
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
              renameSpeaker={actor.can("notes.write") ? renameSpeakerAction.bind(null, slug, id) : null}
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
        scorecard={{
          storageKey: `debrief.review.${actor.user.id}.${id}`,
          judging,
          actions: scorecardActions(slug, id),
        }}
      />
      {isQueued && judging.next ? <AutoplayNext next={judging.next} listener={actor.user.id} /> : null}
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
      create={createReviewLinkAction.bind(null, slug)}
      revoke={revokeReviewLinksAction.bind(null, slug)}
    />
  );
}
