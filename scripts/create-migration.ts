// Writes prisma/migrations/<time>_<name>/migration.sql: what is missing between the migrations and the schema.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { openEmbedded } from "../lib/db/client";
import { NO_FILTER, readMigrations, withSchemaEngine } from "../lib/db/migrate";

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error("usage: npm run db:diff -- name_in_snake_case");
  process.exit(2);
}
const schema = await readFile("prisma/schema.prisma", "utf8");
await mkdir("prisma/migrations", { recursive: true });
const database = openEmbedded();
const migrationsList = await readMigrations();
const { stdout } = await withSchemaEngine(database, schema, async (engine) => {
  await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
  return engine.diff({
    from: { tag: "schemaDatasource", files: [{ path: "schema.prisma", content: schema }], configDir: "." },
    to: { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: schema }] },
    script: true,
    exitCode: null,
    filters: NO_FILTER,
  });
});
await database.close();
// The engine reads these defaults back in other words than it wrote them, and would write them again each time.
const REPEATED_DEFAULT =
  /-- AlterTable\nALTER TABLE "\w+" (?:ALTER COLUMN "\w+" SET DEFAULT (?:\(current_setting\('debrief\.tenant_id'\)\)::uuid|now\(\)|''::bytea)[,;]\n*)+/g;
const sql = (stdout ?? "").replace(REPEATED_DEFAULT, "");
if (sql.trim() === "" || sql.includes("This is an empty migration")) {
  console.log("The migrations already lead to the schema.");
} else {
  const stamp = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const directory = `prisma/migrations/${stamp}_${name}`;
  await mkdir(directory, { recursive: true });
  await writeFile(`${directory}/migration.sql`, sql);
  console.log(`${directory}/migration.sql`);
}
