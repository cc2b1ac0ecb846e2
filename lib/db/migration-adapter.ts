import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQuery,
} from "@prisma/driver-adapter-utils";
import { DriverAdapterError } from "@prisma/driver-adapter-utils";
import { NOTE_APPLIED } from "./applied-migrations";
import { ENGINES_LOCK } from "./migration-lock";

/**
 * `factory` as Prisma's engine is to have it. Its connections run a migration's script by `run` in one piece: left to
 * themselves, the adapters cut a script at each semicolon, also inside a function's body, or do not wait for it. And they
 * leave out the engine's lock, which a pooler would keep: `migrateAlone` has one. `run` throws errors of PostgreSQL.
 */
export function forMigrations(
  factory: SqlMigrationAwareDriverAdapterFactory,
  run: (script: string) => Promise<unknown>,
): SqlMigrationAwareDriverAdapterFactory {
  const adapted = async (connecting: Promise<SqlDriverAdapter>): Promise<SqlDriverAdapter> => {
    const connection = await connecting;
    const executeRaw = connection.executeRaw.bind(connection);
    return Object.assign(connection, {
      executeRaw: async (query: SqlQuery) => (ENGINES_LOCK.test(query.sql) ? 0 : executeRaw(query)),
      executeScript: async (script: string) => {
        await run(script + NOTE_APPLIED).catch((error: unknown) => {
          throw new DriverAdapterError(toPostgresError(error));
        });
      },
    });
  };
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: () => adapted(factory.connect()),
    connectToShadowDb: () => factory.connectToShadowDb(),
  };
}

function toPostgresError(error: unknown) {
  const { code = "XX000", message = String(error), severity = "ERROR" } = error as Record<string, string>;
  return {
    kind: "postgres" as const,
    code,
    message,
    severity,
    detail: undefined,
    column: undefined,
    hint: undefined,
  };
}
