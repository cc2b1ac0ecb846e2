import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { timeLimit } from "@/testing/time-limit";
import { diskStorage } from "./spool-storage";

const BYTES = randomBytes(5_000_017);

test(
  "a process that is killed leaves nothing that can be read, and its successor not even that",
  async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), "spool-restart-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const [directory, file] = [path.join(folder, "spool"), path.join(folder, "bytes")];
    await writeFile(file, BYTES);
    const script = path.resolve("testing/recording/spool-process.ts");
    const child = spawn(process.execPath, ["--import", "tsx", script, directory, file], { stdio: "pipe" });
    onTestFinished(() => void child.kill("SIGKILL"));
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    await vi.waitFor(() => expect(said).toContain("spooled"), { timeout: timeLimit(40_000) });
    child.kill("SIGKILL");
    await once(child, "close");

    const [left = "", ...more] = await readdir(directory);
    expect(more).toEqual([]);
    const stored = await readFile(path.join(directory, left));
    expect(stored.length).toBeGreaterThan(1_000_000);
    for (let position = 0; position < stored.length; position += 50_000)
      expect(stored.includes(BYTES.subarray(position, position + 16))).toBe(false);
    diskStorage(directory);
    expect(await readdir(directory)).toEqual([]);
  },
  timeLimit(60_000),
);
