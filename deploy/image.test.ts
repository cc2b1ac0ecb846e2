import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { validate } from "dockerfile-utils";
import { expect, test } from "vitest";
import { SETTING_NAMES } from "@/lib/env";
import { readImage } from "@/testing/image";
import { listSources } from "../scripts/run/build.mjs";
import { shippedScripts } from "../scripts/run/standalone.mjs";

const image = readImage();

test("the Dockerfile has no mistake that a linter knows", () => {
  expect(validate(readFileSync("Dockerfile", "utf8"))).toEqual([]);
});

test("the image runs scripts that are shipped, without a shell, by a number that is not root's", async () => {
  const shipped = await shippedScripts();
  for (const [program, script = ""] of [image.entrypoint, image.healthCheck]) {
    expect(program).toBe("node");
    expect(shipped).toContain(script);
  }
  expect(image.user).toMatch(/^[1-9]\d{3,}:[1-9]\d{3,}$/);
  expect(image.port).toBe(image.variables.PORT);
  expect(image.volume).toBe(image.variables.DATA_DIR);
});

test("the image carries no settings but harmless ones, and no layer takes a secret", () => {
  // Of Next and of the C library; the rest are ours.
  const others = ["NEXT_TELEMETRY_DISABLED", "MALLOC_ARENA_MAX"];
  const names = Object.keys(image.variables).filter((name) => !others.includes(name));
  expect(names.toSorted()).toEqual(["DATA_DIR", "NODE_ENV", "PORT"]);
  expect(names.filter((name) => !SETTING_NAMES.includes(name))).toEqual([]);
  const args = image.instructions.filter((one) => one.getKeyword() === "ARG");
  expect(args.map((one) => one.getRawArgumentsContent())).toEqual([
    expect.stringMatching(/^NODE_IMAGE=node:24/),
  ]);
});

test("the build is given all that it reads, and nothing that is somebody's own", async () => {
  const rules = readFileSync(".dockerignore", "utf8")
    .split("\n")
    .filter((line) => /^[^#\s]/.test(line));
  const given = rules.filter((line) => line.startsWith("!")).map((line) => line.slice(1));
  const isGiven = (file: string) => given.some((one) => file === one || file.startsWith(`${one}/`));
  const built = await listSources();
  expect(built.filter((file: string) => !isGiven(file))).toEqual([]);
  expect(given.filter((file) => !existsSync(file))).toEqual([]);
  const ignored = execFileSync("git", ["check-ignore", ...given, ".env", "deploy/secrets/app_password"], {
    encoding: "utf8",
  });
  expect(ignored.trim().split("\n")).toEqual([".env", "deploy/secrets/app_password"]);
});
