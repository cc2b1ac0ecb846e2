/**
 * What stands of erasures outside the database: a file below DATA_DIR to which lines are added and nothing else is done. A
 * database that is restored from an older backup learns from it whom it has to forget. It holds ids and digests, no names.
 */

import { mkdir, open, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { dataPath } from "@/lib/env";
import { parseJson } from "@/lib/format/parse-json";
import { log } from "@/lib/log";
import { runInSlices } from "@/lib/run-in-slices";

const entrySchema = z.object({
  v: z.literal(1),
  erasureId: z.uuid(),
  tenantId: z.uuid(),
  candidateIds: z.array(z.uuid()),
  interviewIds: z.array(z.uuid()),
  fingerprints: z.array(z.string()),
  reason: z.enum(["asked", "withdrew", "ended", "other"]),
  caseNumber: z.string(),
  erasedById: z.uuid().nullable(),
  erasedAt: z.iso.datetime(),
  /** Interviews whose time was over, and not a person; lines of before have none. */
  byRule: z.boolean().default(false),
  /** The tenant's key of fingerprints, sealed as the database has it; in base64. */
  key: z.object({ ciphertext: z.string(), encryptedWith: z.string() }),
});

/** One erasure, as a line holds it. */
export type LedgerEntry = z.infer<typeof entrySchema>;

/** In a folder of its own, so that a volume that lasts can be mounted there. */
export function ledgerPath(): string {
  return dataPath("ledger", "erasures.jsonl");
}

/** Adds entries, and returns when they are on the disk. */
export async function appendToLedger(entries: readonly Omit<LedgerEntry, "v">[]): Promise<void> {
  if (entries.length === 0) return;
  const file = ledgerPath();
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(file, "a+", 0o600);
  try {
    const { size } = await handle.stat();
    const last = Buffer.alloc(1);
    if (size > 0) await handle.read(last, 0, 1, size - 1);
    // Power went while a line was written: the next one begins anew.
    const head = size > 0 && last.toString() !== "\n" ? "\n" : "";
    await handle.appendFile(
      head + entries.map((entry) => `${JSON.stringify({ v: 1, ...entry } satisfies LedgerEntry)}\n`).join(""),
    );
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncFolder(path.dirname(file));
}

/** Every erasure once, in the order of the file. Says in the log how many lines cannot be read. */
export async function readLedger(): Promise<LedgerEntry[]> {
  const text = await readFile(ledgerPath(), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  // A hundred thousand interviews that went by a rule are ten megabytes, which are read while others are served.
  const { entries, unreadable } = await runInSlices(readLines(text.split("\n")));
  if (unreadable > 0) log.error({ lines: unreadable }, "lines of the erasure ledger cannot be read");
  return [...entries.values()];
}

function* readLines(
  lines: readonly string[],
): Generator<void, { entries: Map<string, LedgerEntry>; unreadable: number }> {
  const entries = new Map<string, LedgerEntry>();
  let unreadable = 0;
  for (const line of lines) {
    if (line === "") continue;
    const entry = entrySchema.safeParse(parseJson(line));
    if (entry.success) entries.set(entry.data.erasureId, entry.data);
    else unreadable += 1;
    yield;
  }
  return { entries, unreadable };
}

/** A new file is there after a power cut once its folder is on the disk. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
