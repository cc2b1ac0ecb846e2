import { Download } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { after } from "next/server";
import { InterviewList } from "@/components/interviews/interview-list";
import { LiveRefresh } from "@/components/live/live-refresh";
import { TooManySearches } from "@/components/search/search-empty";
import { Page, PageHeader } from "@/components/shell/page";
import { buttonClass } from "@/components/ui/button-class";
import { exportHref, isFiltered, viewHref } from "@/components/urls/list-url";
import { maySearch } from "@/lib/auth/search-budget";
import { listInterviews } from "@/lib/data/interview-list/interview-list";
import { stagesFor } from "@/lib/data/interview-list/interview-stages";
import { listInterviewViews } from "@/lib/data/interview-list/interview-views";
import { getListLook } from "@/lib/data/interview-list/list-looks";
import { listMembers } from "@/lib/data/people/members";
import { discoverSoon } from "@/lib/data/platform/pending-interviews";
import { getPlatformStanding } from "@/lib/data/sync/sync-status";
import { requireMember } from "@/lib/http/gates";
import { GetStarted } from "./get-started";
import { parseListInput, parseView } from "./parse-list-input";

export const metadata: Metadata = { title: "Interviews" };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const UNFINISHED = ["initiated", "active"];

export default async function InterviewsPage({ params, searchParams }: Props) {
  const renderedAtMs = Date.now();
  const actor = await requireMember((await params).tenant);
  const asked = await searchParams;
  const { slug } = actor.tenant;
  const [views, ownLook] = await Promise.all([listInterviewViews(actor), getListLook(actor)]);
  const first = views.find(({ isDefault }) => isDefault);
  if (first && Object.keys(asked).length === 0) redirect(viewHref(slug, first));
  const open = views.find(({ id }) => id === asked.view) ?? null;
  const input = { ...parseListInput(asked), view: parseView(asked) };
  if (!(await maySearch(actor, input.query)))
    return (
      <Page>
        <PageHeader title="Interviews" />
        <TooManySearches />
      </Page>
    );
  const [page, standing, members] = await Promise.all([
    listInterviews(actor, input),
    getPlatformStanding(actor),
    listMembers(actor),
  ]);
  after(() => discoverSoon(actor));
  return (
    <Page>
      <PageHeader
        title="Interviews"
        description={actor.limitedTo ? "Interviews assigned to you, or for roles you review" : null}
        actions={
          page.total.value === 0 ? null : (
            // Without `download`: whoever has to show first who they are gets that page, and not a file of it.
            <a
              href={exportHref(slug, input)}
              aria-label="Download these interviews as CSV"
              className={buttonClass({ variant: "ghost", size: "sm" })}
            >
              <Download aria-hidden /> CSV
            </a>
          )
        }
      />
      {isFiltered(input) || input.cursor ? null : (
        <GetStarted
          actor={actor}
          isConnected={standing.state === "ok"}
          isInvited={members.length > 1}
          hasReview={page.items.some(({ outcome }) => outcome !== null)}
          firstInterviewId={page.items.find(({ status }) => status === "completed")?.id ?? null}
        />
      )}
      <InterviewList
        tenantSlug={slug}
        page={page}
        input={input}
        views={{
          all: views,
          open,
          look: open?.look ?? ownLook,
          canShare: actor.can("views.share"),
        }}
        connection={standing.state}
        canManageConnection={actor.can("connection.manage")}
        isLimited={actor.limitedTo !== null}
        stages={stagesFor(actor)}
        people={members.map(({ userId, name }) => ({ userId, name }))}
        may={{
          assign: actor.can("reviews.assign"),
          decide: actor.can("decisions.make"),
          share: actor.can("reviewLinks.manage"),
        }}
      />
      <LiveRefresh
        tenantSlug={slug}
        renderedAtMs={renderedAtMs}
        hasPending={UNFINISHED.some((status) => status in page.countsByStatus) || page.total.value === 0}
      />
    </Page>
  );
}
