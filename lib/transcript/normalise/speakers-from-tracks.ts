import type { RawTime } from "./read-time";
import type { Track, TrackSpan } from "./track";
import { type HeardWord, NOBODY, type SpeakerRef, type Utterance } from "./utterance";

type Timed = { start: RawTime | null; end: RawTime | null };

/** Who spoke words or segments that do not say so, from the document's list of who spoke when. */
export function speakersFromTracks<T extends HeardWord | Utterance>(
  pieces: readonly T[],
  tracks: readonly Track[],
  unitMs: number,
): T[] {
  const track = tracks.find(({ spans }) => spans.length > 0);
  if (!track || pieces.some(hasSpeaker)) return [...pieces];
  const spans = [...track.spans].sort((a, b) => msOf(a.start, unitMs) - msOf(b.start, unitMs));
  let at = 0;
  return pieces.map((piece) => {
    const middleMs = middleOf(piece, unitMs);
    if (middleMs === null) return piece;
    while (at + 1 < spans.length && startsBy(spans[at + 1], middleMs, unitMs)) at += 1;
    while (at > 0 && !startsBy(spans[at], middleMs, unitMs)) at -= 1;
    const speaker = spans[at]?.speaker ?? null;
    return isUtterance(piece) ? { ...piece, speaker: { ...NOBODY, ref: speaker } } : { ...piece, speaker };
  });
}

function isUtterance(piece: HeardWord | Utterance): piece is Utterance {
  return "source" in piece;
}

function hasSpeaker({ speaker }: { speaker: SpeakerRef | string | number | null }): boolean {
  return typeof speaker === "object" && speaker !== null ? speaker.ref !== null : speaker !== null;
}

function startsBy(span: TrackSpan | undefined, atMs: number, unitMs: number): boolean {
  return span !== undefined && msOf(span.start, unitMs) <= atMs;
}

function middleOf({ start, end }: Timed, unitMs: number): number | null {
  if (!start) return null;
  return end ? (msOf(start, unitMs) + msOf(end, unitMs)) / 2 : msOf(start, unitMs);
}

function msOf(time: RawTime, unitMs: number): number {
  return time.amount * (time.unitMs || unitMs);
}
