import { readdir, readFile, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";

const WORTH_BYTES = 1024;
const COMPRESSORS = { ".br": promisify(brotliCompress), ".gz": promisify(gzip) };

/** Puts a `.br` and a `.gz` beside each script and style of the build in `distDir`, once for all who ask for them. */
export async function compressAssets(distDir) {
  const waiting = await listAssets(distDir);
  const work = async () => {
    for (let file = waiting.pop(); file; file = waiting.pop()) await compressFile(file);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
}

async function compressFile(file) {
  const bytes = await readFile(file);
  if (bytes.length < WORTH_BYTES) return;
  for (const [ending, compress] of Object.entries(COMPRESSORS))
    await writeFile(file + ending, await compress(bytes));
}

async function listAssets(distDir) {
  const entries = await readdir(path.join(distDir, "static"), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(js|css|svg)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}
