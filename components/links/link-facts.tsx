import { openCountWords } from "@/components/links/open-count";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import type { ReviewLink } from "@/lib/data/links/review-links";

/** The terms of a link and how often it was opened. */
export function LinkFacts({ link }: { link: ReviewLink }) {
  const facts: [string, React.ReactNode][] = [
    ["Created", <Time key="made" iso={link.createdAt} style="dateTime" />],
    ["By", <bdi key="by">{link.createdByName}</bdi>],
    ["Starts", <Time key="begins" iso={link.startsAt} style="dateTime" />],
    ["Expires", <Time key="ends" iso={link.expiresAt} style="dateTime" />],
    ["Opens", openCountWords(link)],
    ["Last", link.lastOpenedAt ? <Time key="last" iso={link.lastOpenedAt} /> : "Never"],
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
