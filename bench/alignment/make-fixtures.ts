/**
 * Makes the recordings' speech maps, texts and true starts that lib/transcript/estimate-timings.test.ts checks the
 * estimate with. Needs espeak-ng. Run: npx tsx bench/alignment/make-fixtures.ts
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { listen } from "./listen";
import { makeInterview } from "./make-interview";
import { CONDITIONS, heldOutPlans } from "./plans";

const FOLDER = path.resolve(import.meta.dirname, "../../lib/transcript/timings/fixtures");
const EACH = 4;
/** Past the ones that the bench uses. */
const SKIPPED = 100;

mkdirSync(FOLDER, { recursive: true });
for (const condition of ["clean", "noise20", "noise15"] as const)
  for (const plan of heldOutPlans(condition, EACH, SKIPPED + condition.length)) {
    const { wav, turns } = makeInterview(plan);
    const { withinMs, bar } = CONDITIONS[condition];
    const file = `${condition}-${plan.language}-${plan.seed}.json`;
    writeFileSync(
      path.join(FOLDER, file),
      JSON.stringify({ withinMs, bar, turns, speech: await listen(wav) }),
    );
    console.log(file);
  }
