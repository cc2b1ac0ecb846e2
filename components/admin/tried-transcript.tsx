import type { ReactNode } from "react";
import { Fact, Facts } from "@/components/admin/facts";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { formatDuration } from "@/lib/format/duration";
import type { Tried } from "@/lib/transcript/try-document";

const MOST_TURNS = 100;
const MOST_UNREAD = 50;
const KINDS = { turns: "Turns", segments: "Segments", words: "Words", text: "Running text" };
const USES = {
  shown: "Shown",
  "said again": "Says the same as what is shown; used for times, punctuation or not at all",
  "not shown": "Not shown: too little shows that it was said here",
};

/** What was read of a document, from what, and what was not. */
export function TriedTranscript({ tried: { form, transcript, parts, unread } }: { tried: Tried }) {
  const { turns, speakers, language, source } = transcript;
  return (
    <>
      <Section id="read" title="How it was read">
        <Facts>
          <Fact name="Format">{form}</Fact>
          <Fact name="Speakers">{speakers.map(({ label }) => label).join(", ") || "Unknown"}</Fact>
          <Fact name="Times">{source === "timed" ? "Given" : "None given"}</Fact>
          <Fact name="Language">{language ?? "Not given"}</Fact>
          {parts.map(({ place, kind, pieces, use }, index) => (
            // Two kinds of part may stand in one place.
            <Fact key={`${place} ${index.toString()}`} name={`${KINDS[kind]}, ${pieces}`}>
              <code className="break-all text-sm">{place || "/"}</code>: {USES[use]}
            </Fact>
          ))}
        </Facts>
      </Section>
      <Section id="turns" title={`Turns (${turns.length})`}>
        {turns.length === 0 ? <p className="text-muted">Nothing in it was recognised as speech.</p> : null}
        <ol className="flex flex-col gap-3">
          {turns.slice(0, MOST_TURNS).map(({ id, speakerId, startMs, text }) => (
            <li key={id}>
              <p className="text-sm text-muted tabular-nums">
                {speakers.find((speaker) => speaker.id === speakerId)?.label ?? "Unknown speaker"}
                {startMs === null ? null : `, ${formatDuration(startMs / 1000)}`}
              </p>
              <p className="whitespace-pre-line break-words">{text}</p>
            </li>
          ))}
        </ol>
        <More count={turns.length - MOST_TURNS} />
      </Section>
      <Section id="unread" title={`Not read (${unread.length})`}>
        {unread.length === 0 ? <p className="text-muted">Everything of interest was read.</p> : null}
        <ul className="flex flex-col gap-2">
          {unread.slice(0, MOST_UNREAD).map(({ pointer, excerpt }) => (
            <li key={pointer}>
              <code className="break-all text-sm">{pointer || "/"}</code>
              <p className="break-words text-sm text-muted">{excerpt}</p>
            </li>
          ))}
        </ul>
        <More count={unread.length - MOST_UNREAD} />
      </Section>
    </>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <Card aria-labelledby={`${id}-title`}>
      <CardHeader id={`${id}-title`} title={title} />
      <CardBody>{children}</CardBody>
    </Card>
  );
}

function More({ count }: { count: number }) {
  return count > 0 ? <p className="mt-3 text-sm text-muted">And {count.toLocaleString("en")} more.</p> : null;
}
