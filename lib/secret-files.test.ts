import { mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { readSecretFiles } from "./secret-files";

const folder = mkdtempSync(path.join(os.tmpdir(), "debrief-secrets-"));
afterAll(() => rm(folder, { recursive: true }));

const fileWith = (text: string) => {
  const file = path.join(folder, `${text.length}`);
  writeFileSync(file, text);
  return file;
};
const variables = (values: Record<string, string>): NodeJS.ProcessEnv => ({ NODE_ENV: "test", ...values });

test("a secret in a file is as good as one in the environment, and asking again changes nothing", () => {
  const given = variables({
    ENCRYPTION_KEY_FILE: fileWith("a key\n"),
    NEXTAUTH_SECRET: "as it is",
    SMTP_URL_FILE: "",
  });
  readSecretFiles(given);
  readSecretFiles(given);
  expect(given).toMatchObject({ ENCRYPTION_KEY: "a key", NEXTAUTH_SECRET: "as it is" });
  expect(given).not.toHaveProperty("SMTP_URL");
});

test("a file that is not there and a secret that is given twice are named without what they hold", () => {
  const missing = variables({ DATABASE_URL_FILE: path.join(folder, "none") });
  expect(() => readSecretFiles(missing)).toThrow(
    "DATABASE_URL_FILE names a file that cannot be read (ENOENT).",
  );
  const twice = variables({ METRICS_TOKEN: "one", METRICS_TOKEN_FILE: fileWith("another") });
  expect(() => readSecretFiles(twice)).toThrow(
    "METRICS_TOKEN and METRICS_TOKEN_FILE are both set: keep one of them.",
  );
});
