/** A part of one interview's recording to hear. `endMs` null: to its end. */
export type Segment = { interviewId: string; startMs: number; endMs: number | null; label: string };

/** A recording that can be heard here; `base` is our own address of its interview, null where it has none. */
export type ComparedRecording = {
  interviewId: string;
  candidateName: string;
  base: string | null;
  durationMs: number | null;
};

/** Names a segment, to tell whether it is the one that plays. */
export function segmentKey({ interviewId, startMs, endMs }: Segment): string {
  return `${interviewId} ${startMs} ${endMs ?? ""}`;
}

type Position = { timeMs: number; isPlaying: boolean; durationMs: number | null };

/** More than this between two looks was a leap, not playing. */
const MOST_BETWEEN_MS = 2_000;
/** The element stops a little before or after what it says of its length. */
const NEARLY_THE_END_MS = 250;

/** Whether playing has just run through the end of a segment: who seeks beyond it has not. */
export function hasRunThrough(before: Position, now: Position, endMs: number | null): boolean {
  if (!before.isPlaying) return false;
  if (!now.isPlaying) return now.durationMs !== null && now.timeMs >= now.durationMs - NEARLY_THE_END_MS;
  if (endMs === null || now.timeMs - before.timeMs > MOST_BETWEEN_MS) return false;
  return before.timeMs < endMs && now.timeMs >= endMs;
}
