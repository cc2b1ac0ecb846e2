import type { Turn } from "../types";
import type { Span } from "./span";
import { speechWeight } from "./speech-weight";

/** Without any speech to go by: each turn as long as its text, between the times that are known. */
export function spreadEvenly(
  turns: readonly Turn[],
  starts: readonly (number | null)[],
  durationMs: number,
): Span[][] {
  const spans: Span[][] = [];
  let fromMs = 0;
  for (let first = 0; first < turns.length; ) {
    fromMs = starts[first] ?? fromMs;
    let next = first + 1;
    while (next < turns.length && starts[next] === null) next += 1;
    const untilMs = starts[next] ?? durationMs;
    const weights = turns.slice(first, next).map(({ text }) => speechWeight(text) + 1);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    let done = 0;
    for (const weight of weights) {
      const startMs = fromMs + ((untilMs - fromMs) * done) / total;
      done += weight;
      spans.push([{ startMs, endMs: fromMs + ((untilMs - fromMs) * done) / total }]);
    }
    fromMs = untilMs;
    first = next;
  }
  return spans;
}
