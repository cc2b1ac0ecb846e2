import { openCountWords } from "@/components/links/open-count";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { interviewHref } from "@/components/urls/list-url";
import type { ReviewLink } from "@/lib/data/links/review-links";

type Fact = [name: string, value: React.ReactNode];

/** The terms of a link and how often it was opened. */
export function LinkFacts({ tenantSlug, link }: { tenantSlug: string; link: ReviewLink }) {
  const facts: Fact[] = [
    ["Interviews", <Interviews key="interviews" tenantSlug={tenantSlug} link={link} />],
    ["Created", <Time key="made" iso={link.createdAt} style="dateTime" />],
    ["By", <bdi key="by">{link.createdByName}</bdi>],
    ...(link.state === "scheduled"
      ? [["Starts", <Time key="begins" iso={link.startsAt} style="dateTime" />] as Fact]
      : []),
    ["Expires", <Time key="ends" iso={link.expiresAt} style="dateTime" />],
    ["Opens", openCountWords(link)],
    ...(link.lastOpenedAt ? [["Last opened", <Time key="last" iso={link.lastOpenedAt} />] as Fact] : []),
    ["Shows", shown(link)],
    ["Candidate", link.isMasked ? "Hidden" : "Named"],
    ["Feedback", link.allowsFeedback ? "On" : "Off"],
    ["Scorecard", link.asksScorecard ? (link.scorecardName ?? "Your team’s") : "None"],
    ["Access", link.allowedReaders.length === 0 ? "Anyone with the link" : link.allowedReaders.join(", ")],
    ["Passcode", link.hasPasscode ? "Yes" : "None"],
  ];
  return (
    <Card aria-labelledby="facts-title">
      <CardHeader id="facts-title" title="What it shows" />
      <CardBody>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
          {facts.map(([name, value]) => (
            <div key={name} className="col-span-2 grid grid-cols-subgrid">
              <dt className="text-muted">{name}</dt>
              <dd className="min-w-0 break-words">{value}</dd>
            </div>
          ))}
        </dl>
      </CardBody>
    </Card>
  );
}

function Interviews({ tenantSlug, link }: { tenantSlug: string; link: ReviewLink }) {
  if (link.interviews.length === 0) return "Removed";
  return (
    <ul>
      {link.interviews.map(({ id, candidateName }) => (
        <li key={id}>
          <Link href={interviewHref(tenantSlug, id)} className="hover:underline">
            <bdi>{candidateName}</bdi>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function shown(link: ReviewLink): string {
  const notes = link.noteCount === 1 ? "1 note" : `${link.noteCount} notes`;
  return [
    link.showsRecording ? `Recording${link.allowsDownload ? " with download" : ""}` : null,
    link.showsTranscript ? "transcript" : null,
    link.showsScores ? "scores" : null,
    link.noteCount > 0 ? notes : null,
  ]
    .filter(Boolean)
    .join(", ");
}
