/** What a request asks of the database and of the processor. Statements are counted at PostgreSQL, by its own log. */
import os from "node:os";
import { findPostgresBinaries } from "@/prisma/postgres-cluster";
import { markdownTable } from "../shared/markdown-table";
import { countRequests, type Measured } from "./count";

const MOST_IDLE = 10;

/** A Markdown table, or a sentence that says what is missing. */
export async function run(): Promise<string> {
  const binaries = await findPostgresBinaries();
  if (!binaries) return "Requests were not counted: PostgreSQL's server is not installed.";
  const { requests, idle } = await countRequests(binaries, { measuresAll: true });
  const verdict = (count: number, budget: number) =>
    count <= budget ? `≤ ${budget}: met` : `≤ ${budget}: **missed**`;
  const lines = requests.map(({ name, statements, budget, measured }) => [
    name,
    String(statements.length),
    String(statements.filter((sql) => sql === "BEGIN").length),
    verdict(statements.length, budget),
    ...(measured ? shown(measured) : []),
  ]);
  lines.push([
    "nobody there, one replica, 10 s",
    String(idle.length),
    String(idle.filter((sql) => sql === "BEGIN").length),
    verdict(idle.length, MOST_IDLE),
    "–",
    "–",
    "–",
    "–",
  ]);
  const heads = ["request", "statements", "transactions", "bar", "rows", "sent", "script", "processor"];
  const load = os.loadavg()[0]?.toFixed(1);
  return `${markdownTable(heads, lines)}

One warm request each, with the demo's data; BEGIN, the naming of role and tenant, and COMMIT are statements too. Sent: the
answer before compression. Rows: what the database returned or changed for it. Script: what the page begins with, as sent.
Processor: of the app alone, the mean of ten requests. ${os.cpus().length} processors, Node
${process.versions.node}; load at the end ${load}.`;
}

function shown({ rows, bytes, scriptBytes, processorMs }: Measured): string[] {
  const script = scriptBytes === 0 ? "–" : kilobytes(scriptBytes);
  return [String(rows), kilobytes(bytes), script, `${processorMs.toFixed(0)} ms`];
}

const kilobytes = (count: number) => `${(count / 1000).toFixed(0)} kB`;
