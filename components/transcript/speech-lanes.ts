import type { Turn } from "@/lib/transcript/types";

/**
 * When one speaker speaks, as an SVG path of bars in a box of 1000 by 1 that stands for the whole interview. One path,
 * however many turns there are.
 */
export function speechLane(turns: readonly Turn[], speakerId: string | null, durationMs: number): string {
  if (!(durationMs > 0)) return "";
  const bars = turns.flatMap((turn, index) => {
    if (turn.speakerId !== speakerId || turn.startMs === null) return [];
    const endMs = turn.endMs ?? turns[index + 1]?.startMs ?? turn.startMs;
    const left = toUnits(turn.startMs, durationMs);
    // Never thinner than can be seen.
    const width = Math.max(2, toUnits(endMs, durationMs) - left);
    return [`M${left} 0h${width}v1h${-width}z`];
  });
  return bars.join("");
}

function toUnits(timeMs: number, durationMs: number): number {
  return Math.round(Math.min(1, Math.max(0, timeMs / durationMs)) * 1000);
}
