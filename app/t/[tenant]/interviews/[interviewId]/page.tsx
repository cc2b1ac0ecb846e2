import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { parseFind } from "@/app/_review/parse-find";
import { parseMoment } from "@/app/_review/parse-moment";
import { TranscriptSection } from "@/app/_review/transcript-section";
import { eventsUrl } from "@/components/interviews/events-url";
import { LiveRefresh } from "@/components/interviews/live-refresh";
import { PendingView } from "@/components/review/pending-view";
import { PlaybackProvider } from "@/components/review/playback";
import { ReviewHeader } from "@/components/review/review-header";
import { ReviewWorkspace } from "@/components/review/review-workspace";
import { ShareDialog } from "@/components/review/share-dialog";
import { TranscriptPanel } from "@/components/review/transcript-panel";
import { TranscriptSkeleton } from "@/components/review/transcript-skeleton";
import { Page } from "@/components/shell/page";
import { Card } from "@/components/ui/card";
import type { MemberActor } from "@/lib/auth/actor";
import { requireMember } from "@/lib/auth/gates";
import { getInterview, type Interview } from "@/lib/data/interviews";
import { listNotes } from "@/lib/data/notes";
import { listReviewLinks, REVIEW_LINK_DAYS } from "@/lib/data/review-links";
import { pollSoon } from "@/lib/data/sync";
import { createReviewLinkAction, renameSpeakerAction, revokeReviewLinkAction } from "./actions";
import { loadJudging, scorecardActions } from "./load-judging";
import { createNoteAction, setNoteDeletedAction, updateNoteAction } from "./note-actions";

type Props = {
  params: Promise<{ tenant: string; interviewId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { tenant, interviewId } = await params;
  const interview = await getInterview(await requireMember(tenant), interviewId);
  return { title: interview?.candidateName ?? "Not found" };
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
        actions={actor.can("reviewLinks.manage") ? <Share actor={actor} interview={interview} /> : null}
      />
      {isCompleted ? (
        <Results
          actor={actor}
          interview={interview}
          startAtMs={parseMoment((await searchParams).t)}
          find={parseFind((await searchParams).find)}
        />
      ) : (
        <Card>
          <PendingView interview={interview} />
        </Card>
      )}
      <LiveRefresh
        tenantSlug={slug}
        interviewId={interview.id}
        renderedAtMs={renderedAtMs}
        hasPending={isWaiting}
      />
    </Page>
  );
}

type ResultsProps = { actor: MemberActor; interview: Interview; startAtMs: number | null; find: string };

async function Results({ actor, interview, startAtMs, find }: ResultsProps) {
  const renderedAtMs = Date.now();
  const { slug } = actor.tenant;
  const { id, durationSec, hasRecording } = interview;
  const recordingUrl = `/api/t/${slug}/interviews/${id}/recording`;
  const waveformUrl = `/api/t/${slug}/interviews/${id}/waveform`;
  return (
    <PlaybackProvider
      src={hasRecording ? recordingUrl : null}
      durationMs={durationSec === null ? null : durationSec * 1000}
      startAtMs={startAtMs}
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
        notes={await listNotes(actor, id)}
        noteActions={{
          create: createNoteAction.bind(null, slug, id),
          update: updateNoteAction.bind(null, slug, id),
          setDeleted: setNoteDeletedAction.bind(null, slug, id),
        }}
        source={{
          interviewId: id,
          notesUrl: `/api/t/${slug}/interviews/${id}/notes`,
          eventsUrl: eventsUrl(slug),
          renderedAtMs,
        }}
        scorecard={{
          storageKey: `debrief.review.${actor.user.id}.${id}`,
          judging: await loadJudging(actor, interview),
          actions: scorecardActions(slug, id),
        }}
      />
    </PlaybackProvider>
  );
}

async function Share({ actor, interview }: { actor: MemberActor; interview: Interview }) {
  return (
    <ShareDialog
      links={await listReviewLinks(actor, interview.id)}
      days={REVIEW_LINK_DAYS}
      create={createReviewLinkAction.bind(null, actor.tenant.slug, interview.id)}
      revoke={revokeReviewLinkAction.bind(null, actor.tenant.slug)}
    />
  );
}
