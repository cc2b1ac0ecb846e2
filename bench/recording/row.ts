import { median } from "../shared/statistics";

/** One line of the table. A bar is met or missed; without one the line only informs. */
export type Row = { what: string; app: string; peer: string; ratio: string; bar: string };

export const HEADS = ["measure", "Debrief", "nginx", "ratio", "bar"];

export function toCells({ what, app, peer, ratio, bar }: Row): string[] {
  return [what, app, peer, ratio, bar];
}

type Comparison = {
  what: string;
  /** One figure for each round; the peer's rounds stand beside them, null where nginx is not installed. */
  app: number[];
  peer: number[] | null;
  format: (value: number) => string;
  bar?: { atLeast: number } | { atMost: number };
};

/** The median of each, and the median of the rounds' ratios, as both had the same machine in a round. */
export function compare({ what, app, peer, format, bar }: Comparison): Row {
  const row = { what, app: format(median(app)) };
  if (!peer) return { ...row, peer: "nginx is missing", ratio: "–", bar: bar ? describe(bar) : "–" };
  const ratio = median(app.map((value, round) => value / (peer[round] ?? Number.NaN)));
  const verdict = bar ? `${describe(bar)}: ${judge(ratio, bar)}` : "–";
  return { ...row, peer: format(median(peer)), ratio: `${ratio.toFixed(2)}×`, bar: verdict };
}

function describe(bar: NonNullable<Comparison["bar"]>): string {
  return "atLeast" in bar ? `≥ ${bar.atLeast}×` : `≤ ${bar.atMost}×`;
}

function judge(ratio: number, bar: NonNullable<Comparison["bar"]>): string {
  const isMet = "atLeast" in bar ? ratio >= bar.atLeast : ratio <= bar.atMost;
  return isMet ? "met" : "**missed**";
}
