/**
 * `npm run bench` runs all benches but those that take an hour, `npm run bench -- recording` one. Each fills its part of
 * docs/performance.md.
 */
import { writePart } from "./shared/performance-page";

type Bench = { run: () => Promise<string> };

const BENCHES: Record<string, () => Promise<Bench>> = {
  recording: () => import("./recording/run"),
  alignment: () => import("./alignment/run"),
  sync: () => import("./sync/run"),
  list: () => import("./list/run"),
  requests: () => import("./requests/run"),
  "row-security": () => import("./row-security/run"),
  transcripts: () => import("./transcripts/run"),
  resident: () => import("./resident/run"),
  retention: () => import("./retention/run"),
};
const ONLY_WHEN_ASKED = ["resident", "retention"];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  console.error(`No such bench: ${unknown.join(", ")}. There are ${Object.keys(BENCHES).join(", ")}.`);
  process.exit(2);
}
for (const [name, load] of Object.entries(BENCHES)) {
  if (asked.length > 0 ? !asked.includes(name) : ONLY_WHEN_ASKED.includes(name)) continue;
  console.error(`Measuring ${name} ...`);
  const markdown = await (await load()).run();
  console.log(`\n## ${name}\n\n${markdown}\n`);
  await writePart(name, markdown);
}
