import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockDataFolder } from "./data-folder-lock";

const MODULE = path.join(import.meta.dirname, "data-folder-lock.ts");
// Where it may be made: a container sees no processes but its own.
const NAMESPACE = ["unshare", "--pid", "--fork", "--kill-child", "--mount-proc"];
const canUnshare = spawnSync("unshare", [...NAMESPACE.slice(1), "true"]).status === 0;
if (!canUnshare)
  process.stdout.write("No namespace of processes can be made here: other processes stand for it.\n");
const contained = canUnshare ? NAMESPACE : [];

let folder: string;
let holders: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "debrief-lock-"));
});

afterEach(() => {
  for (const holder of holders) holder.kill("SIGKILL");
  holders = [];
  rmSync(folder, { recursive: true, force: true });
});

/** Another process that takes the lock and stays; what it says is "taken" or why it was refused. */
async function take(how: string[] = [], env: Record<string, string> = {}): Promise<[string, ChildProcess]> {
  const code = `import(${JSON.stringify(MODULE)}).then(({ lockDataFolder }) => {
    try { lockDataFolder(${JSON.stringify(folder)}); console.log("taken"); setInterval(() => {}, 1e6); }
    catch (error) { console.log(error.message); }
  })`;
  const [program = "", ...args] = [...how, process.execPath, "--import", "tsx", "-e", code];
  const child = spawn(program, args, {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...env },
  });
  holders.push(child);
  const [chunk] = await once(child.stdout, "data");
  return [String(chunk).trim(), child];
}

test("a second process is refused, and named the first", async () => {
  const unlock = lockDataFolder(folder);
  expect((await take())[0]).toContain(`in use by process ${process.pid}`);
  unlock();
  expect((await take())[0]).toBe("taken");
});

test("two containers on one volume do not see each other's processes, and the second is refused", async () => {
  expect((await take(contained))[0]).toBe("taken");
  expect((await take(contained))[0]).toContain("in use");
  expect(() => lockDataFolder(folder)).toThrow("in use");
});

test("the lock of a process that was killed is taken over at once, from outside its container too", async () => {
  const [said, holder] = await take(contained);
  expect(said).toBe("taken");
  holder.kill("SIGKILL");
  await once(holder, "exit");
  expect((await take())[0]).toBe("taken");
});

test("without a lock of the kernel the heartbeat of another container refuses", async () => {
  const env = { PATH: "/nonexistent" };
  expect((await take([], env))[0]).toBe("taken");
  const file = path.join(folder, "lock");
  writeFileSync(file, readFileSync(file, "utf8").replace(/"processes":"[^"]*"/, '"processes":"another"'));
  expect((await take([], env))[0]).toContain("in use");
});

test.each([
  ["whose process has ended", { kernel: undefined, pid: 2 ** 22 + 1 }, 0],
  ["on a machine that gave no sign for a minute", { kernel: "another" }, 60],
  ["with our own number, which containers give out again", { kernel: undefined }, 0],
])("a holder that is gone does not block: %s", (_, holder, secondsAgo) => {
  leaveLock({ pid: process.pid, ...holder }, secondsAgo);
  lockDataFolder(folder)();
});

test("a holder on another machine that gave a sign just now refuses", () => {
  leaveLock({ pid: process.pid, kernel: "another" }, 1);
  expect(() => lockDataFolder(folder)).toThrow("in use by process");
});

function leaveLock(holder: { pid: number; kernel?: string | undefined }, secondsAgo: number): void {
  const file = path.join(folder, "lock");
  writeFileSync(file, `${holder.pid}\n${JSON.stringify({ id: "left", host: "there", ...holder })}\n`);
  const at = new Date(Date.now() - secondsAgo * 1000);
  utimesSync(file, at, at);
}
