import { TimesOnTheWay } from "@/components/review/times-on-the-way";
import { TranscriptPanel } from "@/components/review/transcript-panel";
import { TranscriptProblem } from "@/components/review/transcript-problem";
import { TranscriptView } from "@/components/review/transcript-view";
import type { MemberActor, ReviewLinkActor } from "@/lib/auth/actor";
import type { Interview } from "@/lib/data/interviews";
import { loadTranscript } from "./load-transcript";

type TranscriptSectionProps = {
  actor: MemberActor | ReviewLinkActor;
  interview: Interview;
  /** Null where there is no recording to estimate times from. */
  waveformUrl: string | null;
};

/** The transcript as it arrives, after the rest of the page. */
export async function TranscriptSection({ actor, interview, waveformUrl }: TranscriptSectionProps) {
  const loaded = await loadTranscript(actor, interview);
  if (!loaded.ok) {
    return (
      <TranscriptPanel>
        <TranscriptProblem kind={loaded.problem} message={loaded.message} />
      </TranscriptPanel>
    );
  }
  return (
    <TranscriptPanel source={loaded.transcript.source}>
      {loaded.transcript.source === "untimed" && waveformUrl ? (
        <TimesOnTheWay waveformUrl={waveformUrl} />
      ) : null}
      <TranscriptView transcript={loaded.transcript} language={interview.language} />
    </TranscriptPanel>
  );
}
