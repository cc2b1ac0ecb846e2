// What the commands that move, back up and restore a database share.
import { checkAuditLogs } from "../../lib/data/audit/check-logs";
import type { Database } from "../../lib/db/client";
import type { Sum } from "../../lib/db/copy/rows";
import { hindranceOf } from "../../lib/db/hindrance";
import { processSingleton } from "../../lib/process-singleton";

export function tellSum({ table, count }: Sum): void {
  if (count > 0) console.log(`${table}: ${count.toLocaleString("en")}`);
}

export function tellWhole(sums: Sum[]): void {
  const rows = sums.reduce((total, { count }) => total + count, 0);
  console.log(`${rows.toLocaleString("en")} rows of ${sums.length} tables, compared.`);
}

/** Throws when the seals of an audit log are not what its entries make them. */
export async function checkCopiedLogs(copied: Database): Promise<void> {
  processSingleton("database", () => copied);
  const logs = await checkAuditLogs();
  const broken = logs.filter(({ check }) => check.brokenAt !== null).map(({ name }) => name);
  if (broken.length > 0)
    throw new Error(`These audit logs are broken, here as where they came from: ${broken.join(", ")}.`);
  console.log(`${logs.length} audit logs, all whole.`);
}

/** Says in a line or two why it did not come to an end. */
export function refuse(error: unknown): void {
  console.error(
    error instanceof Error && error.constructor === Error ? error.message : hindranceOf(error).detail,
  );
  process.exitCode = 1;
}
