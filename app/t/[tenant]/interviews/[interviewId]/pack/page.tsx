import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { loadTranscript } from "@/app/_interview/load-transcript";
import { ReviewPack } from "@/components/pack/review-pack";
import { Page } from "@/components/shell/page";
import { Link } from "@/components/ui/link";
import { interviewHref } from "@/components/urls/list-url";
import { getInterview } from "@/lib/data/interviews/interviews";
import { listNotes } from "@/lib/data/notes/notes";
import { recordRead } from "@/lib/data/results/audit-reads";
import { getDecisionState } from "@/lib/data/reviews/decisions";
import { getReviewBoard } from "@/lib/data/reviews/reviews";
import { isBlindFor } from "@/lib/data/sight/blind";
import { requireMember } from "@/lib/http/gates";

type Props = { params: Promise<{ tenant: string; interviewId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { tenant, interviewId } = await params;
  const interview = await getInterview(await requireMember(tenant), interviewId);
  // The browser proposes the title as the file's name.
  return { title: interview ? `Review pack, ${interview.candidateName}` : "Not found" };
}

export default async function PackPage({ params }: Props) {
  const { tenant, interviewId } = await params;
  const actor = await requireMember(tenant);
  const interview = await getInterview(actor, interviewId);
  if (interview?.status !== "completed") notFound();
  const source = { interviewId: interview.id, sessionId: interview.sessionId };
  await recordRead(actor, "interview.pack_opened", source);
  const isBlind = await isBlindFor(actor, interview);
  const [board, { decision }, notes, transcript] = await Promise.all([
    getReviewBoard(actor, interview, { isBlind }),
    getDecisionState(actor, interview, { isBlind }),
    listNotes(actor, interview.id, { isBlind }),
    loadTranscript(actor, interview),
  ]);
  return (
    <Page width="narrow">
      <Link
        href={interviewHref(actor.tenant.slug, interview.id)}
        className="-ms-1 inline-flex h-8 items-center gap-1.5 self-start rounded-sm px-1 text-muted text-sm hover:text-text touch:h-10 print:hidden"
      >
        <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" /> Back to the interview
      </Link>
      <ReviewPack
        organisation={actor.tenant.name}
        interview={interview}
        decision={decision}
        reviews={[...(board.own?.submittedAt ? [board.own] : []), ...board.others]}
        isBlind={board.isBlind}
        notes={notes.filter(({ visibility, isDeleted }) => visibility === "team" && !isDeleted)}
        transcript={transcript.ok ? transcript.transcript : transcript.message}
      />
    </Page>
  );
}
