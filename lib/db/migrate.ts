import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { MigrationList } from "@prisma/schema-engine-wasm/schema_engine_bg";
import * as engineBindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";
import { processSingleton } from "@/lib/process-singleton";
import { appliedMigrations, settleUnfinished } from "./applied-migrations";
import type { Database } from "./client";
import { DatabaseRefusal } from "./hindrance";
import { secureRows } from "./row-security";

/** No tables or enums are kept out of migrations. */
export const NO_FILTER = { externalTables: [], externalEnums: [] };

// The package's own entry imports the .wasm file as a module, which Node does not do without a flag.
// Its bindings hold one instance a process: a second one put under a running engine corrupts it.
function loadEngine(): Promise<void> {
  return processSingleton("schema-engine", async () => {
    const wasmPath = path.join(
      path.dirname(
        createRequire(path.join(process.cwd(), "package.json")).resolve("@prisma/schema-engine-wasm"),
      ),
      "schema_engine_bg.wasm",
    );
    const { instance } = await WebAssembly.instantiate(await readFile(wasmPath), {
      "./schema_engine_bg.js": engineBindings as unknown as WebAssembly.ModuleImports,
    });
    engineBindings.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
  });
}

/** Prisma's schema engine, as WebAssembly, on `database`. Its connection is closed when `use` settles. */
export async function withSchemaEngine<T>(
  database: Pick<Database, "migrationAdapter">,
  datamodel: string | undefined,
  use: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  await loadEngine();
  const factory = bindMigrationAwareSqlAdapterFactory(database.migrationAdapter);
  const opened: { dispose: () => Promise<unknown> }[] = [];
  const tracked = {
    ...factory,
    connect: async () => {
      const connection = await factory.connect();
      if (connection.ok) opened.push(connection.value);
      return connection;
    },
  };
  const engine = await SchemaEngine.new(
    { datamodels: datamodel ? [["schema.prisma", datamodel]] : undefined },
    () => {},
    tracked,
  );
  try {
    return await use(engine);
  } finally {
    engine.free();
    await Promise.all(opened.map((connection) => connection.dispose()));
  }
}

/** Reads prisma/migrations in order. */
export async function readMigrations(
  directory = path.join(process.cwd(), "prisma/migrations"),
): Promise<MigrationList> {
  const names = (await readdir(/* turbopackIgnore: true */ directory, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir: directory,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: {
            tag: "ok" as const,
            value: await readFile(path.join(directory, name, "migration.sql"), "utf8"),
          },
        },
      })),
    ),
  };
}

/** The newest migration in the database that this version does not have, and those of its own that are missing there. */
export async function compareSchema(
  database: Parameters<typeof appliedMigrations>[0],
  { migrationDirectories }: MigrationList,
): Promise<{ later: string | null; missing: string[] }> {
  const applied = await appliedMigrations(database);
  const known = migrationDirectories.map(({ path }) => path);
  return {
    later: applied.findLast((name) => !known.includes(name)) ?? null,
    missing: known.filter((name) => !applied.includes(name)),
  };
}

/**
 * Brings the database to the newest schema, secures its rows, and returns the names of the migrations it applied. Replicas
 * that start together take turns: `onWait` is told whom one waits for. Throws when a later version was there before.
 */
export async function migrate(
  database: Pick<Database, "migrationAdapter" | "migrateAlone" | "prisma">,
  appUser: string | null = null,
  onWait?: (holder: string) => void,
): Promise<string[]> {
  const migrationsList = await readMigrations();
  return database.migrateAlone(async () => {
    await settleUnfinished(database.prisma);
    const { later } = await compareSchema(database.prisma, migrationsList);
    if (later !== null)
      throw new DatabaseRefusal(
        `The database has the schema of a later version of Debrief (${later}), which this one does not know. ` +
          "Run that version, or restore a backup from before the upgrade.",
      );
    const applied = await withSchemaEngine(database, undefined, (engine) =>
      engine.applyMigrations({ migrationsList, filters: NO_FILTER }),
    );
    await secureRows(database.prisma, appUser);
    return applied.appliedMigrationNames;
  }, onWait);
}
