/** Prisma's way to the embedded database: what its adapter does in the other thread, asked from this one. */
import type {
  IsolationLevel,
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQueryable,
  Transaction,
} from "@prisma/driver-adapter-utils";
import { beginStatement } from "@/lib/tracing/trace";
import { endWith } from "../watch-statement";
import { EmbeddedServer } from "./server";

const OURS = { provider: "postgres", adapterName: "debrief-embedded" } as const;

let lastTransaction = 0;

/** Connections to `server`, which they share. A shadow database is another one, in memory. */
export function embeddedAdapter(server: EmbeddedServer): SqlMigrationAwareDriverAdapterFactory {
  return {
    ...OURS,
    connect: async () => connectionTo(server, async () => {}),
    connectToShadowDb: async () => {
      const shadow = new EmbeddedServer();
      return connectionTo(shadow, () => shadow.close());
    },
  };
}

function connectionTo(server: EmbeddedServer, dispose: () => Promise<void>): SqlDriverAdapter {
  return {
    ...statementsOf(server),
    executeScript: async (script) => {
      await server.ask("script", { script });
    },
    startTransaction: (isolation) => begin(server, isolation),
    getConnectionInfo: () => ({ supportsRelationJoins: true }),
    dispose,
  };
}

async function begin(server: EmbeddedServer, isolation?: IsolationLevel): Promise<Transaction> {
  lastTransaction += 1;
  const transaction = lastTransaction;
  const options = await server.ask("begin", { transaction, isolation });
  return {
    ...statementsOf(server, transaction),
    options,
    commit: async () => {
      await server.ask("commit", { transaction });
    },
    rollback: async () => {
      await server.ask("rollback", { transaction });
    },
  };
}

function statementsOf(server: EmbeddedServer, transaction?: number): SqlQueryable {
  return {
    ...OURS,
    queryRaw: (query) => endWith(server.ask("queryRaw", { transaction, query }), beginStatement(query.sql)),
    executeRaw: (query) =>
      endWith(server.ask("executeRaw", { transaction, query }), beginStatement(query.sql)),
  };
}
