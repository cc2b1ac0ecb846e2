import { formatDuration } from "@/lib/format/duration";
import type { Transcript } from "@/lib/transcript/types";

type PackTranscriptProps = { transcript: Transcript; language: string | null };

/** What was said, whole: paper has no use for a list that draws only what is in view. */
export function PackTranscript({ transcript, language }: PackTranscriptProps) {
  const labels = new Map(transcript.speakers.map(({ id, label }) => [id, label]));
  const hasTimes = transcript.source !== "untimed";
  return (
    <>
      {transcript.source === "estimated" ? (
        <p className="text-muted text-sm">The times are estimated from the recording.</p>
      ) : null}
      <ol className="flex flex-col gap-3" lang={transcript.language ?? language ?? undefined}>
        {transcript.turns.map((turn) => (
          <li key={turn.id} className={hasTimes ? "grid grid-cols-[3.5rem_minmax(0,1fr)]" : undefined}>
            {hasTimes ? (
              <span className="text-muted text-sm tabular-nums leading-6">
                {turn.startMs === null ? "" : formatDuration(turn.startMs / 1000)}
              </span>
            ) : null}
            <span className="flex min-w-0 flex-col">
              <bdi className="font-medium text-muted text-sm">
                {labels.get(turn.speakerId ?? "") ?? "Unknown speaker"}
              </bdi>
              <span dir="auto" className="whitespace-pre-wrap break-words">
                {turn.text}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
