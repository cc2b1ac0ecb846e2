/**
 * A backup of either kind of database, for either kind: gzip'd lines of JSON. The first says what it is, the last what
 * must be in each table, and in between each holds some rows of one.
 */
import { createReadStream, createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { z } from "zod";
import { DatabaseRefusal } from "../hindrance";
import type { Source } from "./copy-into";
import type { Rows, Sum } from "./rows";

const FORMAT = "debrief-backup-1";
const ROWS = /^\{"table":"(\w+)","rows":(.*)\}$/s;

const firstLine = z.object({
  format: z.literal(FORMAT),
  madeAt: z.string(),
  migrations: z.array(z.string()),
});
const lastLine = z.object({
  sums: z.array(z.object({ table: z.string(), count: z.number(), sum: z.string() })),
});

/** Writes everything in `source` to `file`, which only its owner may read and which is there when it is whole. */
export async function writeBackup(source: Source, file: string, madeAt: Date): Promise<Sum[]> {
  const unfinished = `${file}.unfinished`;
  let sums: Sum[] = [];
  async function* lines() {
    yield `${JSON.stringify({ format: FORMAT, madeAt: madeAt.toISOString(), migrations: source.migrations })}\n`;
    for await (const { table, json } of source.rows(new Set())) yield `{"table":"${table}","rows":${json}}\n`;
    sums = await source.sums();
    yield `${JSON.stringify({ sums })}\n`;
  }
  try {
    await pipeline(Readable.from(lines()), createGzip(), createWriteStream(unfinished, { mode: 0o600 }));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await rename(unfinished, file);
  return sums;
}

/** Throws one line when the file is no backup of Debrief's. */
export async function readBackup(file: string): Promise<Source> {
  const first = await linesOf(file).next();
  const head = firstLine.safeParse(parse(first.value ?? ""));
  if (!head.success) throw new DatabaseRefusal(`${path.basename(file)} is no backup of Debrief's.`);
  let sums: Sum[] | null = null;
  return {
    name: `a backup of ${head.data.madeAt}`,
    migrations: head.data.migrations,
    async *rows(without) {
      for await (const line of linesOf(file)) {
        const rows = toRows(line);
        if (rows && !without.has(rows.table)) yield rows;
        if (!rows) sums = lastLine.safeParse(parse(line)).data?.sums ?? sums;
      }
      if (sums === null)
        throw new DatabaseRefusal(`${path.basename(file)} ends in the middle: it is not whole.`);
    },
    sums: async () => sums ?? [],
  };
}

function toRows(line: string): Rows | null {
  const [, table, json] = ROWS.exec(line) ?? [];
  return table !== undefined && json !== undefined ? { table, json } : null;
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const bytes = createReadStream(file);
  const text = bytes.pipe(createGunzip());
  bytes.on("error", (error) => text.destroy(error));
  try {
    yield* createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!code?.startsWith("Z_")) throw error;
    throw new DatabaseRefusal(`${path.basename(file)} is damaged or ends in the middle.`, { cause: error });
  } finally {
    bytes.destroy();
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
