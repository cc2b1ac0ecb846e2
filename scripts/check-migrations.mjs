// Statements in new migrations that the version before would not survive, or that lock a large table: squawk knows them.
// CONTRIBUTING.md ("A migration") says what to do instead, and how one is let through.
import { readdirSync } from "node:fs";
import path from "node:path";
import { runNode } from "./run/command.mjs";
import { ROOT } from "./run/project.mjs";

const SQUAWK = path.join(ROOT, "node_modules/squawk-cli/js/bin/squawk");
const FOLDER = "prisma/migrations";
/** Migrations up to here are of the first release; there was nothing to go on working beside them. */
const FIRST_RELEASE = "20261130235959";
const NOT_ASKED = [
  // Prisma writes types and statements like these, and a migration that failed is not run again by halves.
  ...[
    "prefer-robust-stmts",
    "prefer-bigint-over-int",
    "prefer-text-field",
    "prefer-timestamp-tz",
    "prefer-identity",
  ],
  // The migration engine runs a file as one transaction, which may make no index concurrently.
  ...["require-concurrent-index-creation", "require-concurrent-index-deletion", "transaction-nesting"],
  ...["require-lock-timeout", "require-statement-timeout"],
];

/** What squawk finds in files of SQL, as text; null when it finds nothing. */
export async function dangersIn(files) {
  if (files.length === 0) return null;
  const options = ["--pg-version", "14", "--exclude", NOT_ASKED.join(","), "--reporter", "gcc"];
  const { status, output } = await runNode([SQUAWK, ...options, ...files]);
  return status === 0 ? null : output;
}

if (process.argv[1] === import.meta.filename) {
  const later = readdirSync(FOLDER).filter((name) => /^\d{14}_/.test(name) && name > FIRST_RELEASE);
  const dangers = await dangersIn(later.map((name) => path.join(FOLDER, name, "migration.sql")));
  if (dangers !== null) {
    console.error(dangers);
    process.exit(1);
  }
  console.log(`migrations: ${later.length} since the first release, without a dangerous statement`);
}
