import { TimesOnTheWay } from "@/components/transcript/times-on-the-way";
import { TranscriptPanel } from "@/components/transcript/transcript-panel";
import { TranscriptProblem } from "@/components/transcript/transcript-problem";
import { TranscriptReader } from "@/components/transcript/transcript-reader";
import type { SearchStart } from "@/components/transcript/use-transcript-search";
import type { MemberActor, ReviewLinkActor } from "@/lib/auth/actor";
import type { Interview } from "@/lib/data/interviews/interviews";
import { firstTurns } from "@/lib/transcript/first-turns";
import { loadTranscript } from "./load-transcript";

type TranscriptSectionProps = {
  actor: MemberActor | ReviewLinkActor;
  interview: Interview;
  /** Null where there is no recording to estimate times from. */
  waveformUrl: string | null;
  searchStart: SearchStart;
};

/** The transcript as it arrives, after the rest of the page. */
export async function TranscriptSection(props: TranscriptSectionProps) {
  const { actor, interview, waveformUrl, searchStart } = props;
  const loaded = await loadTranscript(actor, interview);
  if (!loaded.ok) {
    return (
      <TranscriptPanel>
        <TranscriptProblem kind={loaded.problem} message={loaded.message} />
      </TranscriptPanel>
    );
  }
  const first = firstTurns(loaded.transcript);
  const base =
    actor.kind === "member"
      ? `/api/t/${actor.tenant.slug}/interviews/${interview.id}`
      : `/api/review/${actor.linkId}/interviews/${interview.id}`;
  // A visitor reads and takes nothing along, as with the recording.
  const transcriptUrl = actor.kind === "member" ? `${base}/transcript` : null;
  return (
    <TranscriptReader
      transcript={first ?? loaded.transcript}
      restUrl={first && `${base}/turns`}
      language={interview.language}
      transcriptUrl={transcriptUrl}
      renamesIn={actor.kind === "member" && actor.can("notes.write") ? interview.id : null}
      searchStart={searchStart}
    >
      {loaded.transcript.source === "untimed" && waveformUrl ? (
        <TimesOnTheWay waveformUrl={waveformUrl} />
      ) : null}
    </TranscriptReader>
  );
}
