import Link from "next/link";
import { Greeting } from "@/components/links/greeting";
import { PageHeader } from "@/components/shell/page";
import { Card } from "@/components/ui/card";
import type { Interview } from "@/lib/data/interviews/interviews";
import type { LinkGreeting } from "@/lib/data/links/link-greeting";
import { formatDuration } from "@/lib/format/duration";
import { languageName } from "@/lib/format/language-name";

type SharedItem = Pick<Interview, "id" | "candidateName" | "roleName" | "durationSec" | "language">;

type SharedListProps = { linkId: string; greeting: LinkGreeting; interviews: SharedItem[] };

/** The interviews of a link, in the sender's order. */
export function SharedList({ linkId, greeting, interviews }: SharedListProps) {
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-5">
      <PageHeader
        title={greeting.headline || "Interviews for you to review"}
        description={`${interviews.length} interviews, in the order chosen by the sender.`}
      />
      <Greeting message={greeting.message} />
      <Card className="overflow-clip">
        <ol className="divide-y">
          {interviews.map(({ id, candidateName, roleName, durationSec, language }, index) => (
            <li key={id}>
              <Link
                href={`/review/links/${linkId}/${id}`}
                className="flex items-center gap-4 px-4 py-3 hover:bg-surface-hover focus-visible:-outline-offset-2"
              >
                <span className="w-5 text-end text-muted tabular-nums">{index + 1}</span>
                <span className="flex min-w-0 flex-1 flex-col">
                  <bdi className="truncate font-medium">{candidateName}</bdi>
                  <span className="flex flex-wrap gap-x-3 text-muted text-sm">
                    {roleName ? <bdi>{roleName}</bdi> : null}
                    {language ? <span>{languageName(language)}</span> : null}
                    {durationSec === null ? null : <span>{formatDuration(durationSec)}</span>}
                  </span>
                </span>
              </Link>
            </li>
          ))}
        </ol>
      </Card>
    </div>
  );
}
