import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { DriverAdapterError } from "@prisma/driver-adapter-utils";

/**
 * `factory`, whose connections run a migration's script by `run` in one piece. Left to themselves, the adapters cut a script
 * at each semicolon, also inside a function's body, or do not wait for it. `run` throws errors of PostgreSQL.
 */
export function withWholeScripts(
  factory: SqlMigrationAwareDriverAdapterFactory,
  run: (script: string) => Promise<unknown>,
): SqlMigrationAwareDriverAdapterFactory {
  const wholly = async <Connection extends { executeScript: (script: string) => Promise<void> }>(
    connecting: Promise<Connection>,
  ): Promise<Connection> =>
    Object.assign(await connecting, {
      executeScript: async (script: string) => {
        await run(script).catch((error: unknown) => {
          throw new DriverAdapterError(toPostgresError(error));
        });
      },
    });
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: () => wholly(factory.connect()),
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
