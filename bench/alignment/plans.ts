import type { Condition, InterviewPlan, Language } from "./make-interview";

export const CONDITIONS: Record<Condition, { label: string; withinMs: number; bar: number }> = {
  clean: { label: "clean", withinMs: 500, bar: 0.98 },
  noise20: { label: "noise at 20 dB, hesitations of up to 3 s", withinMs: 1000, bar: 0.9 },
  noise15: { label: "noise at 15 dB, crosstalk", withinMs: 1500, bar: 0.75 },
};

const TURNS = 24;
/** Seeds from here on, and the languages but for three of them, had no part in choosing any constant. */
const FIRST_HELD_OUT_SEED = 3001;
const LANGUAGES: Language[] = ["en-us", "es", "ka", "ja", "pt-br", "hi", "de", "cmn"];

/** Interviews that nothing was tuned on. */
export function heldOutPlans(condition: Condition, count: number, skipped = 0): InterviewPlan[] {
  return Array.from({ length: count }, (_, i) => ({
    seed: FIRST_HELD_OUT_SEED + skipped + i,
    language: LANGUAGES[(skipped + i) % LANGUAGES.length] ?? "en-us",
    condition,
    turnCount: TURNS,
  }));
}
