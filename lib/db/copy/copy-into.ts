import { appliedMigrations } from "../applied-migrations";
import type { Database } from "../client";
import { DatabaseRefusal } from "../hindrance";
import { quoteName } from "../row-security";
import { insertRows, type Rows, type Sum, sumOf, sumsOf } from "./rows";
import { LONG, PROGRESS_TABLE, type Table, tablesOf } from "./tables";

/** Where rows come from: a database or a backup. */
export type Source = {
  /** Of the schema that the rows are of. */
  migrations: string[];
  /** Says whether it is the same one, when a copy is taken up again. */
  name: string;
  /** All rows but those of the tables in `without`: table by table, each after those that it points to. */
  rows: (without: ReadonlySet<string>) => AsyncGenerator<Rows>;
  /** To be asked when all rows were read. */
  sums: () => Promise<Sum[]>;
};

/**
 * Copies everything into `target`, which has the schema already and neither organisations nor people, by the user who
 * owns its tables. A table is copied as a whole or not at all: cut off, the same copy goes on with the next one when it
 * is begun again, and until then Debrief does not start on it. Compares what is in every table, and returns it. Throws
 * one line that says what to do.
 */
export async function copyInto(
  target: Pick<Database, "prisma">,
  source: Source,
  onTable: (sum: Sum) => void = () => {},
): Promise<Sum[]> {
  const { prisma } = target;
  await demandSameSchema(prisma, source);
  const done = await begin(prisma, source);
  const tables = await tablesOf(prisma);
  const copied: Sum[] = [];
  const pieces = source.rows(done)[Symbol.asyncIterator]();
  let piece = await pieces.next();
  for (const table of tables) {
    if (done.has(table.name)) continue;
    await prisma.$transaction(async (tx) => {
      const run = async (sql: string) => tx.$executeRawUnsafe(sql);
      // The log's seals and the words for searching come as they are.
      await run(`ALTER TABLE ${quoteName(table.name)} DISABLE TRIGGER USER`);
      for (const constraint of table.selfReferences) await run(alterConstraint(table, constraint, true));
      // What the migrations put there, and a start that found nothing else.
      await run(`DELETE FROM ${quoteName(table.name)}`);
      while (!piece.done && piece.value.table === table.name) {
        await tx.$executeRawUnsafe(insertRows(table), piece.value.json);
        piece = await pieces.next();
      }
      await run("SET CONSTRAINTS ALL IMMEDIATE");
      for (const constraint of table.selfReferences) await run(alterConstraint(table, constraint, false));
      await run(`ALTER TABLE ${quoteName(table.name)} ENABLE TRIGGER USER`);
      await tx.$executeRawUnsafe(`INSERT INTO ${PROGRESS_TABLE} (done) VALUES ($1)`, table.name);
    }, LONG);
    await prisma.$executeRawUnsafe(`ANALYZE ${quoteName(table.name)}`);
    const sum = await sumOf(prisma, table);
    copied.push(sum);
    onTable(sum);
  }
  if (!piece.done) throw new DatabaseRefusal(`There is no table ${piece.value.table} for what was read.`);
  // Those that were copied before it was cut off.
  const before = tables.filter(({ name }) => done.has(name));
  return finish(prisma, source, [...(await sumsOf(prisma, before)), ...copied]);
}

function alterConstraint({ name }: Table, constraint: string, isDeferred: boolean): string {
  const when = isDeferred ? "DEFERRABLE INITIALLY DEFERRED" : "NOT DEFERRABLE";
  return `ALTER TABLE ${quoteName(name)} ALTER CONSTRAINT ${quoteName(constraint)} ${when}`;
}

async function demandSameSchema(prisma: Database["prisma"], source: Source): Promise<void> {
  const here = await appliedMigrations(prisma);
  if (here.join() === source.migrations.join()) return;
  const isOlder = source.migrations.length < here.length;
  throw new DatabaseRefusal(
    isOlder
      ? `What is to be copied has the schema of an earlier version (${source.migrations.at(-1) ?? "none"}). ` +
          `Bring it to this one first: npm run db:migrate, or restore a backup with the version that made it.`
      : `What is to be copied has the schema of a later version (${source.migrations.at(-1)}). Use that version.`,
  );
}

/** The tables that are done; none at a beginning. */
async function begin(prisma: Database["prisma"], { name }: Source): Promise<Set<string>> {
  const [found] = await prisma.$queryRawUnsafe<{ isUnfinished: boolean; isUsed: boolean }[]>(`
    SELECT to_regclass('${PROGRESS_TABLE}') IS NOT NULL AS "isUnfinished",
      EXISTS (SELECT FROM tenants) OR EXISTS (SELECT FROM users) AS "isUsed"`);
  if (!found?.isUnfinished) {
    if (found?.isUsed)
      throw new DatabaseRefusal(
        "There are organisations or people in the target already. Name an empty database.",
      );
    await prisma.$transaction([
      prisma.$executeRawUnsafe(`CREATE TABLE ${PROGRESS_TABLE} (done text PRIMARY KEY, source text)`),
      prisma.$executeRawUnsafe(`INSERT INTO ${PROGRESS_TABLE} VALUES ('', $1)`, name),
    ]);
  }
  const rows = await prisma.$queryRawUnsafe<{ done: string; source: string | null }[]>(
    `SELECT done, source FROM ${PROGRESS_TABLE}`,
  );
  if (rows.find(({ done }) => done === "")?.source !== name)
    throw new DatabaseRefusal(
      "The target holds an unfinished copy of something else. Go on with that one, or name an empty database.",
    );
  return new Set(rows.flatMap(({ done }) => done || []));
}

async function finish(prisma: Database["prisma"], source: Source, found: Sum[]): Promise<Sum[]> {
  const sums = new Map((await source.sums()).map((sum) => [sum.table, sum]));
  const wrong = found.filter(({ table, count, sum }) => {
    const wanted = sums.get(table);
    return wanted?.count !== count || wanted.sum !== sum;
  });
  if (wrong.length > 0)
    throw new DatabaseRefusal(
      `These tables are not what was read: ${wrong.map(({ table }) => table).join(", ")}. ` +
        "Somebody may have changed it meanwhile: name an empty database and begin again.",
    );
  await prisma.$executeRawUnsafe(`DROP TABLE ${PROGRESS_TABLE}`);
  return found;
}
