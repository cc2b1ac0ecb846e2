import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

test("whatever is printed is a line of the log, and none repeats what a statement was given", async () => {
  const script = ["--import", "tsx", "testing/hostile-lines.ts"];
  const env = { ...process.env, LOG_LEVEL: "info" };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, script, { env });
  expect(stderr).toBe("");
  expect(stdout).not.toContain("SECRET");
  const lines = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { level: number; err?: object });
  expect(lines).toHaveLength(9);
  expect(lines.map(({ level }) => level)).not.toContain(60);
  expect(lines.at(-2)?.err).toMatchObject({ code: "22P02" });
});
