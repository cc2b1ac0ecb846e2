import type { Word } from "../types";
import type { Span } from "./span";
import { speechWeight } from "./speech-weight";

const LEAST_WEIGHT = 0.3;

/** Spreads the words of a text over the stretches of speech it is spoken in, by how long each takes to say. */
export function wordTimes(text: string, language: string | null, spans: readonly Span[]): Word[] {
  const words = splitWords(text, language);
  const weights = words.map((word) => Math.max(LEAST_WEIGHT, speechWeight(word)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const spokenMs = spans.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  let before = 0;
  let lastMs = 0;
  return words.map((word, i) => {
    const startMs = Math.max(lastMs, at(spans, (before / total) * spokenMs, "start"));
    before += weights[i] ?? 0;
    const endMs = Math.max(startMs, at(spans, (before / total) * spokenMs, "end"));
    lastMs = endMs;
    return { text: word, startMs, endMs };
  });
}

/** By spaces, and in scripts without them as the language does. */
function splitWords(text: string, language: string | null): string[] {
  return text.split(/\s+/u).flatMap((word) => {
    if (word === "") return [];
    if (!UNSPACED.test(word)) return [word];
    return [...segmenterFor(language).segment(word)].map(({ segment }) => segment);
  });
}

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function segmenterFor(language: string | null): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language ?? undefined, { granularity: "word" });
  } catch {
    return new Intl.Segmenter(undefined, { granularity: "word" });
  }
}

/** When so much has been spoken. A word starts after a pause and ends before one. */
function at(spans: readonly Span[], spokenMs: number, edge: "start" | "end"): number {
  let rest = spokenMs;
  for (const { startMs, endMs } of spans) {
    const lengthMs = endMs - startMs;
    if (edge === "start" ? rest < lengthMs - 0.5 : rest <= lengthMs + 0.5)
      return Math.round(Math.min(endMs, startMs + rest));
    rest -= lengthMs;
  }
  return Math.round(spans.at(-1)?.endMs ?? 0);
}
