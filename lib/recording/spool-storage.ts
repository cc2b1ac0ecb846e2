import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { open, rm } from "node:fs/promises";
import path from "node:path";

export type StorageFile = {
  append(chunks: Buffer[], position: number): Promise<void>;
  /** Fills the start of `target`; returns how many bytes it got. */
  read(target: Buffer, lengthBytes: number, position: number): Promise<number>;
  /** Waits for running reads and writes, then deletes. */
  remove(): Promise<void>;
};

export type SpoolStorage = { create(): Promise<StorageFile> };

const SUFFIX = ".spool";

/**
 * Files in a folder of their own, which is emptied now: their keys went with the process that wrote them. File
 * names are random and say nothing about tenants.
 */
export function diskStorage(directory: string): SpoolStorage {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(directory)) {
    if (name.endsWith(SUFFIX)) rmSync(path.join(directory, name), { force: true });
  }
  return { create: () => createFile(path.join(directory, `${randomUUID()}${SUFFIX}`)) };
}

async function createFile(file: string): Promise<StorageFile> {
  const handle = await open(file, "wx+", 0o600);
  return {
    async append(chunks, position) {
      let { bytesWritten } = await handle.writev(chunks, position);
      const lengthBytes = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
      if (bytesWritten === lengthBytes) return;
      // A short write is how a disk that fills up first shows; the next one brings the error.
      const whole = Buffer.concat(chunks);
      while (bytesWritten < lengthBytes) {
        const rest = whole.subarray(bytesWritten);
        bytesWritten += (await handle.write(rest, 0, rest.length, position + bytesWritten)).bytesWritten;
      }
    },
    async read(target, lengthBytes, position) {
      return (await handle.read(target, 0, lengthBytes, position)).bytesRead;
    },
    async remove() {
      await handle.close();
      await rm(file, { force: true });
    },
  };
}
