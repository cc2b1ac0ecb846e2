import type { Transcript, Turn } from "../types";

/** How exports name the speaker of a turn; null when nobody knows. */
export function speakerLabels({ speakers }: Transcript): (turn: Turn) => string | null {
  const labels = new Map(speakers.map(({ id, label }) => [id, label.replace(/\s+/g, " ").trim()]));
  return ({ speakerId }) => (speakerId === null ? null : (labels.get(speakerId) ?? null));
}
