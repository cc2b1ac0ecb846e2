import { ArrowRight, Check } from "lucide-react";
import { Greeting } from "@/components/links/greeting";
import { PageHeader } from "@/components/shell/page";
import { buttonClass } from "@/components/ui/button-class";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { LinkGreeting } from "@/lib/data/links/link-greeting";
import type { VisitStep } from "@/lib/data/links/visit-progress";
import { formatDuration } from "@/lib/format/duration";
import { languageName } from "@/lib/format/language-name";
import { askingWords } from "@/lib/format/shared-words";

type SharedListProps = {
  linkId: string;
  organisation: string;
  greeting: LinkGreeting;
  asksForFeedback: boolean;
  /** In the sender's order. */
  interviews: VisitStep[];
  headingLevel?: "h1" | "p";
};

/** The interviews of a link: who asks, what is done, and the way to what is next. */
export function SharedList({
  linkId,
  organisation,
  greeting,
  asksForFeedback,
  interviews,
  headingLevel,
}: SharedListProps) {
  const amount = {
    interviewCount: interviews.length,
    totalSec: interviews.reduce((sum, { durationSec }) => sum + (durationSec ?? 0), 0),
  };
  const asking = askingWords({ senderName: greeting.senderName, organisation, asksForFeedback, ...amount });
  const done = interviews.filter(({ state }) => state === "sent").length;
  const next = interviews.find(({ state }) => state !== "sent");
  const isBegun = done > 0 || next?.state === "begun";
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-5">
      <PageHeader
        {...(headingLevel ? { headingLevel } : {})}
        title={greeting.headline ? <bdi>{greeting.headline}</bdi> : <bdi>{asking}</bdi>}
        description={
          asksForFeedback && done > 0
            ? `${done} of ${interviews.length} done`
            : greeting.headline
              ? asking
              : sharedHint(interviews.length)
        }
      />
      <Greeting message={greeting.message} />
      <Card className="overflow-clip">
        <ol className="divide-y">
          {interviews.map(({ id, candidateName, roleName, durationSec, language, state }, index) => (
            <li key={id}>
              <Link
                href={`/review/links/${linkId}/${id}`}
                className="flex min-h-16 items-center gap-4 px-4 py-3 hover:bg-surface-hover focus-visible:-outline-offset-2 active:bg-surface-selected"
              >
                {state === "sent" ? (
                  <span className="grid size-6 place-items-center rounded-full bg-success-soft text-success-text">
                    <Check aria-hidden className="size-4" />
                    <span className="sr-only">Done: </span>
                  </span>
                ) : (
                  <span className="w-6 text-center text-muted tabular-nums">{index + 1}</span>
                )}
                <span className="flex min-w-0 flex-1 flex-col">
                  <bdi className="truncate font-medium">{candidateName}</bdi>
                  <span className="flex flex-wrap gap-x-3 text-muted text-sm">
                    {roleName ? <bdi>{roleName}</bdi> : null}
                    {language ? <span>{languageName(language)}</span> : null}
                    {durationSec === null ? null : <span>{formatDuration(durationSec)}</span>}
                  </span>
                </span>
                {state === "begun" ? <span className="text-muted text-sm">Draft</span> : null}
                <ArrowRight aria-hidden className="size-4 shrink-0 text-subtle rtl:-scale-x-100" />
              </Link>
            </li>
          ))}
        </ol>
      </Card>
      {asksForFeedback && next ? (
        <div className="sticky bottom-0 -mx-4 border-t bg-bg px-4 py-3 sm:static sm:mx-0 sm:border-0 sm:p-0">
          <Link
            href={`/review/links/${linkId}/${next.id}`}
            className={buttonClass({ variant: "primary", size: "lg" }, "max-w-full max-sm:w-full")}
          >
            <span className="truncate">
              {isBegun ? "Continue with " : "Start with "}
              <bdi>{next.candidateName}</bdi>
            </span>
          </Link>
        </div>
      ) : null}
      {asksForFeedback && !next ? (
        <p role="status" className="flex items-center gap-2 font-medium">
          <Check aria-hidden className="size-5 text-success-text" />
          Thank you, that is everything. <bdi>{greeting.senderName}</bdi> has your feedback.
        </p>
      ) : null}
    </div>
  );
}

function sharedHint(count: number): string | null {
  return count > 1 ? "Listen in any order." : null;
}
