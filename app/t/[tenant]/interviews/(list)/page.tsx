import { Download, Scale } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { InterviewList } from "@/components/interviews/interview-list";
import { exportHref } from "@/components/interviews/list-url";
import { LiveRefresh } from "@/components/interviews/live-refresh";
import { Page, PageHeader } from "@/components/shell/page";
import { buttonClass } from "@/components/ui/button-class";
import { requireMember } from "@/lib/auth/gates";
import { listRoleNames } from "@/lib/data/interview-filter";
import { listInterviews } from "@/lib/data/interviews";
import { listMembers } from "@/lib/data/members";
import { discoverSoon } from "@/lib/data/pending-interviews";
import { getPlatformStanding } from "@/lib/data/sync-status";
import { assignManyAction, decideManyAction } from "./actions";
import { parseListInput } from "./parse-list-input";

export const metadata: Metadata = { title: "Interviews" };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const UNFINISHED = ["initiated", "active"];

export default async function InterviewsPage({ params, searchParams }: Props) {
  const renderedAtMs = Date.now();
  const actor = await requireMember((await params).tenant);
  const input = parseListInput(await searchParams);
  const [page, standing, roles, members] = await Promise.all([
    listInterviews(actor, input),
    getPlatformStanding(actor),
    listRoleNames(actor),
    listMembers(actor),
  ]);
  const { slug } = actor.tenant;
  await discoverSoon(actor);
  return (
    <Page>
      <PageHeader
        title="Interviews"
        actions={
          <>
            <a
              href={exportHref(slug, input)}
              download
              aria-label="Download these interviews as CSV"
              className={buttonClass({ variant: "ghost", size: "sm" })}
            >
              <Download aria-hidden /> CSV
            </a>
            <Link href={`/t/${slug}/calibration`} className={buttonClass({ variant: "ghost", size: "sm" })}>
              <Scale aria-hidden /> Calibration
            </Link>
          </>
        }
      />
      <InterviewList
        tenantSlug={slug}
        page={page}
        input={input}
        connection={standing.state}
        canManageConnection={actor.can("connection.manage")}
        choices={{ roles, people: members.map(({ userId, name }) => ({ userId, name })) }}
        bulk={{
          assign: actor.can("reviews.assign") ? assignManyAction.bind(null, slug) : null,
          decide: actor.can("decisions.make") ? decideManyAction.bind(null, slug) : null,
          canShare: actor.can("reviewLinks.manage"),
        }}
      />
      <LiveRefresh
        tenantSlug={slug}
        renderedAtMs={renderedAtMs}
        hasPending={UNFINISHED.some((status) => (page.countsByStatus[status] ?? 0) > 0) || page.total === 0}
      />
    </Page>
  );
}
