/** The recording stream beside nginx's proxy_pass: same upstream, same file, same run. */
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { type BenchApp, startApp } from "../shared/app";
import { markdownTable } from "../shared/markdown-table";
import { findProgram } from "../shared/programs";
import {
  measureListeners,
  measureRanges,
  measureSeeks,
  measureWholeFile,
  type Stage,
  waitForSessions,
} from "./measures";
import { startNginx } from "./nginx";
import { type Platform, startNodePlatform } from "./platform";
import { writeRecordings } from "./recordings";
import { HEADS, toCells } from "./row";

/** A Markdown table, or a sentence that says what is missing. */
export async function run(): Promise<string> {
  const [wrk, nginx] = [findProgram("wrk"), findProgram("nginx")];
  if (!wrk) return "The recording bench was not run: it needs wrk, which is not installed.";
  const folder = await mkdtemp(path.join(os.tmpdir(), "debrief-bench-"));
  let platform: Platform | undefined;
  let app: BenchApp | undefined;
  try {
    await writeRecordings(folder);
    platform = nginx ? await startNginx(nginx, folder) : await startNodePlatform(folder);
    // The first start makes the database, and what that took of memory would hide what listeners take.
    await startApp(folder, platform.url).then((first) => first.stop());
    app = await startApp(folder, platform.url);
    return await measure({ app, platform, wrk });
  } finally {
    await app?.stop();
    await platform?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(stage: Stage): Promise<string> {
  await waitForSessions(stage);
  const [busy = 0] = os.loadavg();
  const rows = [
    ...(await measureListeners(stage)),
    await measureWholeFile(stage, 1),
    await measureWholeFile(stage, 8),
    await measureWholeFile(stage, 32),
    await measureRanges(stage),
    ...(await measureSeeks(stage)),
  ];
  return [
    markdownTable(HEADS, rows.map(toCells)),
    "",
    `${os.cpus().length} processors, Node ${process.versions.node}. Medians of the rounds; each ratio is the median of`,
    "the rounds' own ratios, as both sides have the same machine in a round. Debrief runs as in production, with the",
    "embedded database and a session cookie that is checked on every request; nginx checks nothing. Load, upstream and",
    `both servers share the processors, of which ${busy.toFixed(1)} were busy on average in the minute before.`,
  ].join("\n");
}
