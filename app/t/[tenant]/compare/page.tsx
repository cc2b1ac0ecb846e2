import { GitCompareArrows } from "lucide-react";
import type { Metadata } from "next";
import { Suspense } from "react";
import { CompareWorkspace } from "@/components/compare/compare-workspace";
import { QuestionsSkeleton } from "@/components/compare/questions-skeleton";
import { LiveRefresh } from "@/components/live/live-refresh";
import { Page, PageHeader } from "@/components/shell/page";
import { Banner } from "@/components/ui/banner";
import { buttonClass } from "@/components/ui/button-class";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { getComparison } from "@/lib/data/reports/comparisons";
import { requireMember } from "@/lib/http/gates";
import { LEAST_COMPARED, parseCompareInput } from "./parse-compare-input";
import { QuestionsSection } from "./questions-section";

export const metadata: Metadata = { title: "Compare" };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ComparePage({ params, searchParams }: Props) {
  const renderedAtMs = Date.now();
  const actor = await requireMember((await params).tenant);
  const { ids, tooMany, view } = parseCompareInput(await searchParams);
  const interviews = await getComparison(actor, ids);
  const { slug } = actor.tenant;
  const roles = [...new Set(interviews.map(({ roleName }) => roleName ?? "No role"))];
  if (interviews.length < LEAST_COMPARED) {
    return (
      <Page>
        <PageHeader title="Compare" />
        <Card>
          <EmptyState
            icon={<GitCompareArrows />}
            title="Choose two to five interviews"
            action={
              <Link
                href={`/t/${slug}/interviews?status=completed`}
                className={buttonClass({ variant: "primary" })}
              >
                Go to interviews
              </Link>
            }
          >
            Select completed interviews in the list, then choose Compare.
          </EmptyState>
        </Card>
      </Page>
    );
  }
  return (
    <Page className="ms-0 max-w-none">
      <PageHeader title="Compare" description={<bdi>{roles.length === 1 ? roles[0] : null}</bdi>} />
      {roles.length > 1 ? (
        <Banner tone="info" title="These interviews are for different roles.">
          {roles.join(", ")}. Questions and criteria may differ.
        </Banner>
      ) : null}
      {interviews.length < ids.length || tooMany ? (
        <Banner tone="info" title="Some interviews are not shown.">
          {tooMany
            ? "You can compare five at once. These are the first five."
            : "Some are not completed or no longer exist."}
        </Banner>
      ) : null}
      <CompareWorkspace
        key={interviews.map(({ id }) => id).join()}
        tenantSlug={slug}
        interviews={interviews}
        listener={actor.user.id}
        view={view}
        recordings={interviews.map(({ id, candidateName, hasRecording, durationSec }) => ({
          interviewId: id,
          candidateName,
          base: hasRecording ? `/api/t/${slug}/interviews/${id}` : null,
          durationMs: durationSec === null ? null : durationSec * 1000,
        }))}
        questions={
          <Suspense fallback={<QuestionsSkeleton />}>
            <QuestionsSection actor={actor} interviews={interviews} />
          </Suspense>
        }
      />
      <LiveRefresh tenantSlug={slug} renderedAtMs={renderedAtMs} hasPending={false} />
    </Page>
  );
}
