// The embedded database's own thread: PGlite and Prisma's adapter to it, asked by messages. lib/db/embedded/server.ts is the
// other end. Plain JavaScript, because Node starts it as it is, from bundles and from sources alike.
import { readFile } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { PrismaPGlite } from "pglite-prisma-adapter";

const { directory, base } = workerData;
const loadDataDir = base && new Blob([await readFile(base)]);
const pglite = new PGlite({ dataDir: directory, loadDataDir });
const adapter = await new PrismaPGlite(pglite).connect();
const transactions = new Map();

const at = (transaction) => {
  if (transaction === undefined) return adapter;
  const found = transactions.get(transaction);
  if (!found) throw new Error("This transaction is over.");
  return found;
};

/** Takes it out: what comes for it later is refused. */
const end = (transaction) => {
  const found = at(transaction);
  transactions.delete(transaction);
  return found;
};

const answers = {
  queryRaw: ({ transaction, query }) => at(transaction).queryRaw(query),
  executeRaw: ({ transaction, query }) => at(transaction).executeRaw(query),
  begin: async ({ transaction, isolation }) => {
    const begun = await adapter.startTransaction(isolation);
    transactions.set(transaction, begun);
    return begun.options;
  },
  commit: ({ transaction }) => end(transaction).commit(),
  rollback: ({ transaction }) => end(transaction).rollback(),
  script: async ({ script }) => {
    await pglite.exec(script);
  },
  listen: async ({ channel }) => {
    await pglite.listen(channel, (payload) => parentPort.postMessage({ channel, payload }));
  },
  unlisten: ({ channel }) => pglite.unlisten(channel),
  close: () => pglite.close(),
};

parentPort.on("message", async ({ id, kind, ...asked }) => {
  try {
    parentPort.postMessage({ id, answer: (await answers[kind](asked)) ?? null });
  } catch (error) {
    parentPort.postMessage({ id, error: told(error) });
  }
});

/** An error as a message can carry it: those of PostgreSQL and of the adapter have their facts in fields. */
function told(error) {
  const { name, message, code, severity, detail, hint } = error;
  const cause = name === "DriverAdapterError" ? error.cause : undefined;
  return { name, message: String(message ?? error), code, severity, detail, hint, cause };
}
