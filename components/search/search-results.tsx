import { SnippetText } from "@/components/search/snippet-text";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { momentHref } from "@/components/urls/search-href";
import type { InterviewHits, SearchHit } from "@/lib/data/results/transcript-search";
import { formatDuration } from "@/lib/format/duration";

type SearchResultsProps = { tenantSlug: string; interviews: readonly InterviewHits[] };

/** What was found, by interview. Each passage leads to its moment. */
export function SearchResults({ tenantSlug, interviews }: SearchResultsProps) {
  return (
    <ol className="flex flex-col gap-3">
      {interviews.map((interview) => (
        <li key={interview.interviewId}>
          <Found tenantSlug={tenantSlug} interview={interview} />
        </li>
      ))}
    </ol>
  );
}

function Found({ tenantSlug, interview }: { tenantSlug: string; interview: InterviewHits }) {
  const { interviewId, candidateName, roleName, createdAt, language, hits, total } = interview;
  const [first] = hits;
  const rest = total - hits.length;
  const titleId = `found-${interviewId}`;
  const whole = momentHref(tenantSlug, interviewId, { atMs: null, find: first?.found ?? "" });
  return (
    <Card aria-labelledby={titleId} className="overflow-clip">
      <header className="flex flex-wrap items-baseline gap-x-2 px-4 pt-3 pb-2">
        <h2 id={titleId} className="min-w-0 break-words font-semibold">
          <Link href={whole} dir="auto" className="rounded-sm hover:underline">
            {candidateName}
          </Link>
        </h2>
        <p className="min-w-0 text-muted text-sm">
          {roleName ? (
            <>
              <bdi>{roleName}</bdi> ·{" "}
            </>
          ) : null}
          <Time iso={createdAt} style="date" />
        </p>
      </header>
      <ul className="border-t">
        {hits.map((hit) => (
          <li key={hit.position} className="border-b last:border-b-0">
            <Hit
              hit={hit}
              lang={language}
              href={momentHref(tenantSlug, interviewId, { atMs: hit.atMs, find: hit.found })}
            />
          </li>
        ))}
      </ul>
      {rest > 0 ? (
        <p className="border-t px-4 py-2 text-sm">
          <Link
            href={whole}
            className="rounded-sm text-accent-text underline underline-offset-2 touch:inline-block touch:py-2"
          >
            {rest === 1 ? "1 more passage" : `${rest} more passages`}
            <span className="sr-only"> in the interview with {candidateName}</span>
          </Link>
        </p>
      ) : null}
    </Card>
  );
}

function Hit({ hit, lang, href }: { hit: SearchHit; lang: string | null; href: string }) {
  return (
    <Link
      href={href}
      className="grid grid-cols-[3rem_minmax(0,1fr)] gap-x-3 px-4 py-2.5 hover:bg-surface-hover focus-visible:-outline-offset-2"
    >
      <span className="text-end text-muted text-sm leading-6 tabular-nums">
        {hit.atMs === null ? null : formatDuration(hit.atMs / 1000)}
      </span>
      <span className="flex min-w-0 flex-col">
        <bdi className="font-medium text-muted text-sm">{hit.speakerLabel ?? "Unknown speaker"}</bdi>
        <SnippetText snippet={hit.snippet} lang={lang} />
      </span>
    </Link>
  );
}
