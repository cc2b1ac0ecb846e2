import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { dangersIn } from "../check-migrations.mjs";

const folder = mkdtempSync(path.join(os.tmpdir(), "debrief-migrations-"));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(sql: string): string {
  const file = path.join(folder, "migration.sql");
  writeFileSync(file, sql);
  return file;
}

test.each([
  ['ALTER TABLE "users" DROP COLUMN "name";', "ban-drop-column"],
  ['DROP TABLE "users";', "ban-drop-table"],
  ['ALTER TABLE "users" RENAME COLUMN "name" TO "full_name";', "renaming-column"],
  ['ALTER TABLE "users" RENAME TO "people";', "renaming-table"],
  ['ALTER TABLE "users" ADD COLUMN "age" INTEGER NOT NULL;', "adding-required-field"],
  ['ALTER TABLE "users" ALTER COLUMN "name" SET NOT NULL;', "adding-not-nullable-field"],
  ['ALTER TABLE "users" ALTER COLUMN "age" TYPE BIGINT;', "changing-column-type"],
])("%s is found", async (sql, rule) => {
  expect(await dangersIn([fileOf(sql)])).toContain(rule);
});

test("what the version before goes on with is let through, and so is what a comment answers for", async () => {
  const sql = `
    ALTER TABLE "users" ADD COLUMN "is_kept" BOOLEAN NOT NULL DEFAULT false;
    CREATE TABLE "things" ("id" TEXT NOT NULL, "n" INTEGER NOT NULL, CONSTRAINT "things_pkey" PRIMARY KEY ("id"));
    CREATE INDEX "things_n_idx" ON "things"("n");
    -- Nobody has read it since 0.2.0.
    -- squawk-ignore ban-drop-column
    ALTER TABLE "users" DROP COLUMN "nickname";`;
  expect(await dangersIn([fileOf(sql)])).toBeNull();
});
