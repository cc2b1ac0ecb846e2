import type { Metadata } from "next";
import { InterviewList } from "@/components/interviews/interview-list";
import { LiveRefresh } from "@/components/interviews/live-refresh";
import { Page, PageHeader } from "@/components/shell/page";
import { requireMember } from "@/lib/auth/gates";
import { getConnection } from "@/lib/data/connections";
import { listInterviews } from "@/lib/data/interviews";
import { discoverSoon } from "@/lib/data/sync";
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
  const [page, connection] = await Promise.all([listInterviews(actor, input), getConnection(actor)]);
  await discoverSoon(actor);
  const connectionState = connection === null ? "missing" : connection.state === "refused" ? "refused" : "ok";
  return (
    <Page>
      <PageHeader title="Interviews" />
      <InterviewList
        tenantSlug={actor.tenant.slug}
        page={page}
        input={input}
        connection={connectionState}
        canManageConnection={actor.can("connection.manage")}
      />
      <LiveRefresh
        tenantSlug={actor.tenant.slug}
        renderedAtMs={renderedAtMs}
        hasPending={UNFINISHED.some((status) => (page.countsByStatus[status] ?? 0) > 0) || page.total === 0}
      />
    </Page>
  );
}
