import type { Transcript } from "@/lib/transcript/types";
import type { TimeRange } from "./time-ranges";

/** A stretch in which one speaker speaks, for the waveform's colours. */
export type Voice = TimeRange & {
  /** The speaker's place among `Transcript.speakers`. */
  speakerIndex: number;
  label: string;
  isCandidate: boolean;
};

/** Who speaks when, sorted by start. A turn without an end lasts until the next; one without a start has no place. */
export function voicesOf({ turns, speakers }: Pick<Transcript, "turns" | "speakers">): Voice[] {
  const indexOf = new Map(speakers.map((speaker, index) => [speaker.id, index]));
  const timed = turns
    .flatMap((turn) => (turn.startMs === null ? [] : [{ ...turn, startMs: turn.startMs }]))
    .sort((a, b) => a.startMs - b.startMs);
  return timed.flatMap((turn, index) => {
    const speakerIndex = turn.speakerId === null ? undefined : indexOf.get(turn.speakerId);
    const speaker = speakerIndex === undefined ? undefined : speakers[speakerIndex];
    if (speakerIndex === undefined || !speaker) return [];
    const endMs = turn.endMs ?? timed[index + 1]?.startMs ?? Number.POSITIVE_INFINITY;
    const { startMs } = turn;
    return [
      { startMs, endMs, speakerIndex, label: speaker.label, isCandidate: speaker.role === "candidate" },
    ];
  });
}

/** Whoever speaks at `timeMs`; of two at once the one who began last. */
export function voiceAt(voices: readonly Voice[], timeMs: number): Voice | undefined {
  return voices.findLast(({ startMs, endMs }) => startMs <= timeMs && timeMs < endMs);
}
