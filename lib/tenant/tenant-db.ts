/**
 * The scoped client: every query it runs stays inside the actor's tenant. It adds the tenant to every `where`,
 * stamps it on what it creates, and refuses what could get round that: a `tenantId` or a nested relation in
 * `data`, models that no tenant owns, and raw SQL. Whoever does not reach every interview is narrowed in the same way to
 * what hangs on theirs. Behind it, the database shows the transaction these rows only.
 */

import { type Actor, isActor } from "@/lib/auth/actor";
import { database } from "@/lib/db/client";
import { converse } from "@/lib/db/conversation";
import type { Prisma, PrismaClient } from "@/lib/db/generated/client";
import { TENANT_MODELS, type TenantModel } from "@/lib/db/models";
import { type LimitedReach, narrowingOf } from "@/lib/db/reach";
import { enterTenant } from "@/lib/db/row-security";
import { publish, type TenantEvent } from "@/lib/events/bus";

type Delegates = Pick<PrismaClient, Uncapitalize<TenantModel>>;

/** The tenant's tables inside a transaction. */
export type TenantTransaction = Delegates;

/** The tenant's tables. Has no raw SQL and no installation-wide models. */
export type TenantDb = Delegates & {
  /** `timeoutMs`: for one that touches thousands of rows; five seconds otherwise. */
  $transaction: <T>(work: (tx: TenantTransaction) => Promise<T>, timeoutMs?: number) => Promise<T>;
};

type QueryArgs = { where?: object; select?: object; data?: unknown; create?: unknown; update?: unknown };

/** The database as `actor`'s tenant, as far as they reach. Throws when it is not given an actor. */
export function tenantDb(actor: Actor): TenantDb {
  if (!isActor(actor)) throw new TypeError("tenantDb needs an actor.");
  const scope = scopeOf(actor);
  const single = scopedClient(scope, (_query, call) => inConversation(actor, scope, call));
  // By a client of its own: its operations are in a transaction already.
  const $transaction: TenantDb["$transaction"] = (work, timeoutMs = 5_000) => {
    const door = { isOpen: true, permits: 0 };
    const events: TenantEvent[] = [];
    const begun = scopedClient(scope, (query) => query(), door).$transaction(
      async (tx) => {
        await tx.$executeRaw(entering(scope));
        door.isOpen = false;
        const tables = tx as unknown as TenantTransaction;
        eventsAfter.set(tables, events);
        rawIn.set(tables, {
          execute: (sql) => {
            door.permits += 1;
            return tx.$executeRaw(sql);
          },
          query: (sql) => {
            door.permits += 1;
            return tx.$queryRaw(sql);
          },
        });
        return work(tables);
      },
      { timeout: timeoutMs },
    );
    return begun.then(async (done) => {
      await publish(actor, ...events);
      return done;
    });
  };
  // $extends keeps the raw methods in its type; the hook refuses them and TenantDb does not name them.
  return new Proxy(single as unknown as TenantDb, {
    get: (client, name) => (name === "$transaction" ? $transaction : Reflect.get(client, name)),
  });
}

/** By transaction: what open pages are told once it is committed. */
const eventsAfter = new WeakMap<TenantTransaction, TenantEvent[]>();

/** Tells open pages of `events` as soon as the transaction is committed, and nobody when it is not. */
export function tellAfterCommit(tx: TenantTransaction, events: readonly TenantEvent[]): void {
  eventsAfter.get(tx)?.push(...events);
}

/** By transaction: what runs SQL inside it. */
const rawIn = new WeakMap<TenantTransaction, RawRuns>();

type RawRuns = {
  execute: (sql: Prisma.Sql) => Promise<number>;
  query: (sql: Prisma.Sql) => Promise<unknown>;
};

/** Runs one statement inside a transaction, for the few siblings of this file: it binds the tenant itself. */
export function executeRawIn(tx: TenantTransaction, sql: Prisma.Sql): Promise<number> {
  return rawRunsOf(tx).execute(sql);
}

/** The same, for what it answers. */
export function queryRawIn<Row>(tx: TenantTransaction, sql: Prisma.Sql): Promise<Row[]> {
  // The caller's SQL says of which form its rows are.
  return rawRunsOf(tx).query(sql) as Promise<Row[]>;
}

function rawRunsOf(tx: TenantTransaction): RawRuns {
  const runs = rawIn.get(tx);
  if (!runs) throw new TypeError("Raw SQL needs the transaction of a tenant.");
  return runs;
}

/** What finds rows but does not read them. */
export type TenantLookup = {
  [Name in keyof Delegates]: Pick<Delegates[Name], "count" | "groupBy" | "findMany">;
};

/**
 * Which of the tenant's rows, and how many: `count`, `groupBy`, and `findMany` that selects `id` alone. The same scope as
 * `tenantDb`, and row-level security behind it unless the filter has what PostgreSQL uses no index for under a policy:
 * enums, arrays and text patterns. Rows that are found so are then read by `tenantDb`. Whoever does not reach every
 * interview has it behind them in any case.
 */
export function tenantLookup(actor: Actor): TenantLookup {
  if (!isActor(actor)) throw new TypeError("tenantLookup needs an actor.");
  const scope = scopeOf(actor);
  const lookup = scopedClient(scope, (query, call) => {
    const { operation, args } = call;
    const isIds = operation === "findMany" && Object.keys(args.select ?? {}).join() === "id";
    if (operation !== "count" && operation !== "groupBy" && !isIds)
      throw new TypeError(`${operation} reads rows: tenantLookup only finds them.`);
    return scope.limit || !needsLeakyIndex(args.where) ? inConversation(actor, scope, call) : query();
  });
  return lookup as unknown as TenantLookup;
}

/** Operators of arrays and text patterns, and the enum that lists are narrowed by: none of them is leakproof. */
const LEAKY = new Set(["has", "hasEvery", "hasSome", "contains", "startsWith", "endsWith", "decision"]);

function needsLeakyIndex(where: unknown): boolean {
  if (typeof where !== "object" || where === null) return false;
  return Object.entries(where).some(([key, value]) => LEAKY.has(key) || needsLeakyIndex(value));
}

/** Reads by raw SQL, which has to bind the tenant itself, with row-level security behind it. */
export async function readRaw<Row>(actor: Actor, sql: Prisma.Sql): Promise<Row[]> {
  if (!isActor(actor)) throw new TypeError("Raw SQL needs an actor.");
  return converse(actor, entering(scopeOf(actor)), (tx) => tx.$queryRaw<Row[]>(sql));
}

/** A transaction of raw SQL. */
export type RawTransaction = Pick<Prisma.TransactionClient, "$executeRaw" | "$queryRaw">;

/** Writes by raw SQL in a transaction, which has to bind the tenant itself, with row-level security behind it. */
export async function writeRaw<Done>(
  actor: Actor,
  work: (tx: RawTransaction) => Promise<Done>,
  timeoutMs = 5_000,
): Promise<Done> {
  if (!isActor(actor)) throw new TypeError("Raw SQL needs an actor.");
  return database().prisma.$transaction(
    async (tx) => {
      await tx.$executeRaw(entering(scopeOf(actor)));
      return work(tx);
    },
    { timeout: timeoutMs, maxWait: timeoutMs },
  );
}

type Scope = { tenantId: string; limit: LimitedReach | null };

function scopeOf(actor: Actor): Scope {
  return { tenantId: actor.tenantId, limit: actor.kind === "member" ? actor.limitedTo : null };
}

function entering({ tenantId, limit }: Scope): Prisma.Sql {
  return enterTenant(tenantId, limit?.readerId);
}

/** An operation with the scope in its arguments. */
type Call = { model: TenantModel; operation: string; args: QueryArgs };

const READS = new Set([
  ...["findUnique", "findUniqueOrThrow", "findFirst", "findFirstOrThrow"],
  ...["findMany", "count", "aggregate", "groupBy"],
]);

function inConversation(actor: Actor, scope: Scope, { model, operation, args }: Call): Promise<unknown> {
  const enter = entering(scope);
  const call = (tx: Prisma.TransactionClient) => {
    // The operations differ in their types alone; this one's arguments were checked where it was called.
    const delegate = tx[uncapitalised(model)] as unknown as Record<
      string,
      (args: object) => Promise<unknown>
    >;
    return delegate[operation]?.(args) ?? Promise.reject(new TypeError(`There is no ${model}.${operation}.`));
  };
  if (READS.has(operation)) return converse(actor, enter, call);
  return database().prisma.$transaction(async (tx) => {
    await tx.$executeRaw(enter);
    return call(tx);
  });
}

function uncapitalised<Name extends string>(name: Name): Uncapitalize<Name> {
  return (name.charAt(0).toLowerCase() + name.slice(1)) as Uncapitalize<Name>;
}

function scopedClient(
  scope: Scope,
  within: (query: () => Promise<unknown>, call: Call) => Promise<unknown>,
  door = { isOpen: false, permits: 0 },
) {
  return database().prisma.$extends({
    query: {
      $allOperations({ model, operation, args, query }) {
        if (door.isOpen) return query(args);
        if ((operation === "$executeRaw" || operation === "$queryRaw") && door.permits > 0) {
          door.permits -= 1;
          return query(args);
        }
        if (model === undefined) throw new TypeError(`${operation} cannot be scoped to a tenant.`);
        if (!(model in TENANT_MODELS)) throw new TypeError(`${model} does not belong to a tenant.`);
        const name = model as TenantModel;
        const scoped = scopeArgs(name, operation, args as QueryArgs, scope);
        return within(() => query(scoped as typeof args), { model: name, operation, args: scoped });
      },
    },
  });
}

function scopeArgs(
  model: TenantModel,
  operation: string,
  args: QueryArgs,
  { tenantId, limit }: Scope,
): QueryArgs {
  const where = { ...args.where, tenantId };
  const narrowing = limit && narrowingOf(model, limit);
  const scope = { ...args, where: narrowing ? narrowed(where, narrowing) : where };
  switch (operation) {
    case "findUnique":
    case "findUniqueOrThrow":
    case "findFirst":
    case "findFirstOrThrow":
    case "findMany":
    case "count":
    case "aggregate":
    case "groupBy":
    case "delete":
    case "deleteMany":
      return scope;
    case "update":
    case "updateMany":
    case "updateManyAndReturn":
      refuseUnscoped(model, args.data);
      return scope;
    case "create":
      return { ...args, data: stamp(model, args.data, tenantId) };
    case "createMany":
    case "createManyAndReturn":
      return {
        ...args,
        data: Array.isArray(args.data)
          ? args.data.map((row) => stamp(model, row, tenantId))
          : stamp(model, args.data, tenantId),
      };
    case "upsert":
      refuseUnscoped(model, args.update);
      return { ...scope, create: stamp(model, args.create, tenantId) };
    default:
      throw new TypeError(`${operation} is not served by the scoped client.`);
  }
}

/** A unique key must stay where it is, so the condition joins the others that must all hold. */
function narrowed(where: { tenantId: string; AND?: object | object[] }, narrowing: object): object {
  return { ...where, AND: [where.AND ?? [], narrowing].flat() };
}

function stamp(model: TenantModel, row: unknown, tenantId: string): object {
  refuseUnscoped(model, row);
  return { ...(row as object), tenantId };
}

function refuseUnscoped(model: TenantModel, row: unknown): void {
  for (const field of Object.keys(row ?? {})) {
    if (field === "tenantId") throw new TypeError(`${model}.tenantId is set by the scoped client.`);
    if ((TENANT_MODELS[model] as readonly string[]).includes(field))
      throw new TypeError(`${model}.${field} is a relation: write its id column instead.`);
  }
}
