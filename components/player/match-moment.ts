import type { Match } from "@/lib/transcript/search-turns";
import type { Turn } from "@/lib/transcript/types";
import { momentInTurn } from "@/lib/transcript/word-offsets";

/** When the match was said, exactly or about. Null without times. */
export function matchMoment(turns: readonly Turn[], { turnIndex, start }: Match): number | null {
  const turn = turns[turnIndex];
  return turn ? momentInTurn(turn, start) : null;
}

/** The place of the match that was said nearest to `atMs`; the first one when no time tells. */
export function nearestMatch(turns: readonly Turn[], matches: readonly Match[], atMs: number | null): number {
  if (atMs === null) return 0;
  const away = matches.map((match) => {
    const moment = matchMoment(turns, match);
    return moment === null ? Number.POSITIVE_INFINITY : Math.abs(moment - atMs);
  });
  return away.reduce((best, one, index) => (one < (away[best] ?? 0) ? index : best), 0);
}
