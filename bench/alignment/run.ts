/** How near estimated turn starts are to the true ones. Run: npx tsx bench/alignment/run.ts */
import { fileURLToPath } from "node:url";
import type { SpeechMap } from "@/lib/transcript/speech-map";
import { estimatedStarts, listen, proportionalStarts } from "./listen";
import { type Condition, makeInterview, type SpokenTurn } from "./make-interview";
import { CONDITIONS, heldOutPlans } from "./plans";
import { isSynthesiserInstalled } from "./speak";
import { measureHour, measureThroughput } from "./speed";

const INTERVIEWS_EACH = 16;

type Heard = { turns: SpokenTurn[]; speech: SpeechMap };

/** A Markdown table, or a sentence that says what is missing. */
export async function run(): Promise<string> {
  if (!isSynthesiserInstalled())
    return "The alignment bench was not run: it speaks its interviews with espeak-ng, which is not installed.";
  const rows = [
    "| interviews | turns | within | bar | estimated | median error | by text length alone |",
    "|---|---|---|---|---|---|---|",
  ];
  let longest: Heard | null = null;
  for (const condition of Object.keys(CONDITIONS) as Condition[]) {
    const heard: Heard[] = [];
    for (const plan of heldOutPlans(condition, INTERVIEWS_EACH)) {
      const { wav, turns } = makeInterview(plan);
      heard.push({ turns, speech: await listen(wav) });
    }
    rows.push(row(condition, heard));
    longest = heard.find(({ speech }) => speech.voices) ?? longest;
  }
  const speeds = [measureThroughput(), ...(longest ? [measureHour(longest.turns, longest.speech)] : [])];
  return [...rows, "", ...speeds.map((speed) => `- ${speed}`)].join("\n");
}

function row(condition: Condition, heard: readonly Heard[]): string {
  const { label, withinMs, bar } = CONDITIONS[condition];
  const errorsOf = (startsOf: (one: Heard) => number[]) =>
    heard.flatMap((one) =>
      startsOf(one).map((startMs, i) => Math.abs(startMs - (one.turns[i]?.startMs ?? 0))),
    );
  const errors = errorsOf(({ turns, speech }) => estimatedStarts(turns, speech));
  const peer = errorsOf(({ turns, speech }) => proportionalStarts(turns, speech.durationMs));
  const near = (all: number[]) => percent(all.filter((errorMs) => errorMs <= withinMs).length / all.length);
  const median = errors.toSorted((a, b) => a - b)[errors.length >> 1] ?? 0;
  return `| ${[
    `${heard.length} × ${label}`,
    errors.length,
    `${withinMs / 1000} s`,
    `≥ ${percent(bar)}`,
    near(errors),
    `${Math.round(median)} ms`,
    near(peer),
  ].join(" | ")} |`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await run());
