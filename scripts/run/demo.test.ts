import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { refusalOfNode } from "./node-version.mjs";
import { hostArguments } from "./stack.mjs";

let dataFolder: string;
let other: Server;

beforeEach(async () => {
  dataFolder = await mkdtemp(path.join(os.tmpdir(), "debrief-demo-test-"));
  other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
});

afterEach(async () => {
  await new Promise((resolve) => other.close(resolve));
  await rm(dataFolder, { recursive: true, force: true });
});

test.each(["PORT", "SANDBOX_PORT"])("a %s in use is one clear line", async (variable) => {
  const { output, exitCode } = await runDemo({ [variable]: takenPort() });
  expect(exitCode).toBe(1);
  expect(output.trim()).toBe(
    `Port ${takenPort()} is in use. Stop what listens there, or set ${variable} to another port.`,
  );
});

test("a port that is none is one clear line", async () => {
  const { output, exitCode } = await runDemo({ PORT: "http" });
  expect(exitCode).toBe(1);
  expect(output.trim().split("\n")).toEqual([expect.stringContaining("PORT")]);
});

test("a second demo on the same data folder names the first and leaves it alone", async () => {
  const lock = path.join(dataFolder, "demo-lock");
  await writeFile(lock, String(process.pid));
  const { output, exitCode } = await runDemo({ PORT: takenPort() });
  expect(exitCode).toBe(1);
  expect(output.trim()).toBe(
    `The data folder ${dataFolder} is in use by process ${process.pid}. Stop it, or set DATA_DIR.`,
  );
  expect(await readFile(lock, "utf8")).toBe(String(process.pid));
});

test("a refused demo gives the data folder back", async () => {
  await runDemo({ PORT: takenPort() });
  await expect(readFile(path.join(dataFolder, "demo-lock"))).rejects.toThrow("ENOENT");
});

test.each([
  ["18.20.8", false],
  ["20.18.3", false],
  ["20.19.0", true],
  ["22.11.0", false],
  ["22.12.0", true],
  ["23.9.0", false],
  ["24.0.0", true],
])("Node %s runs Debrief: %s", (version, isSupported) => {
  const refusal = refusalOfNode(version);
  if (isSupported) expect(refusal).toBeNull();
  else expect(refusal).toContain(version);
});

function takenPort(): string {
  const address = other.address();
  return typeof address === "object" && address ? String(address.port) : "";
}

/** Every run here is refused before anything is installed, built or started. */
async function runDemo(settings: Record<string, string>) {
  const child = spawn(process.execPath, ["scripts/demo.mjs"], {
    env: { ...process.env, DATA_DIR: dataFolder, ...settings },
    timeout: 20_000,
  });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output += chunk;
  });
  const exitCode = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { output, exitCode };
}

test("the demo listens on this machine alone, unless its address is one that others reach", () => {
  expect(hostArguments("http://localhost:3000")).toEqual(["-H", "127.0.0.1"]);
  expect(hostArguments("http://demo.example.com:3000")).toEqual([]);
});
