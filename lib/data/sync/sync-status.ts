import type { MemberActor } from "@/lib/auth/actor";
import { AT_ONCE } from "@/lib/data/shared/at-once";
import { readFrame } from "@/lib/data/sight/tenant-frame";
import { tenantDb } from "@/lib/tenant/tenant-db";

/** How reading from the platform goes, for those who look after it: of several connections, the worst. Times are ISO 8601. */
export type SyncStatus = {
  state: "unverified" | "ok" | "refused";
  /** Of one that is refused: the platform's code, or KEY_UNREADABLE. */
  refusedCode: string | null;
  /** When the platform last answered with a list, and when every one of its pages was last read. */
  syncedAt: string | null;
  fullySyncedAt: string | null;
  /** A listing of every page that is under way: so many are read, of about so many. */
  fullListing: { pages: number } | null;
  /** Interviews that the platform may still change, and those that it has no longer. */
  unfinished: number;
  missing: number;
  /** Pieces of work whose time has come and that are not done yet. */
  backlog: number;
  /** Requests a minute: what the platform allows, and what is kept to at the moment. */
  limit: { allowedPerMinute: number; perMinute: number };
  /** Nothing is asked before; null when nothing is in the way. */
  pausedUntil: string | null;
  lastError: { code: string; at: string } | null;
  /** Rows that could not be read at all, and where the first of them is odd. */
  lost: { rows: number; path: string | null };
  /** Interviews of which a part could not be read, and which parts, the most frequent first. */
  odd: { interviews: number; fields: { path: string; count: number }[] };
  /** Work that failed and will be tried again, by its error. */
  failing: { code: string; count: number }[];
};

const PLATFORM_LIMIT = 500;
const ODD_COUNTED = 10_000;

/** Null when there is no connection that is used. Throws `forbidden` for those who may not manage the connection. */
export async function getSyncStatus(actor: MemberActor): Promise<SyncStatus | null> {
  actor.demand("connection.manage");
  const db = tenantDb(actor);
  const now = new Date();
  const [frame, pace, backlog, jobs, missing, odd] = await Promise.all([
    readFrame(actor),
    db.tenantPace.findFirst(),
    db.job.count({ where: { runAt: { lte: now } } }),
    db.job.groupBy({
      by: ["kind", "lastError", "attempts"],
      where: { OR: [{ kind: "poll" }, { attempts: { gt: 0 } }] },
      _count: { _all: true },
    }),
    db.interview.count({ where: { missingSince: { not: null } } }),
    db.interview.findMany({
      where: { NOT: { oddFields: { isEmpty: true } } },
      take: ODD_COUNTED,
      select: { oddFields: true },
    }),
  ]);
  const connections = frame?.tenant.connections ?? [];
  if (connections.length === 0) return null;
  const failing = jobs.filter(({ attempts }) => attempts > 0);
  const codes = [...new Set(failing.map(({ lastError }) => lastError))];
  const pauses = [pace?.pausedUntil, pace?.openUntil].filter((at) => at && at > now);
  const latestPause = pauses.reduce((a, b) => (a && b && a > b ? a : b), null);
  return {
    state: worstState(connections),
    refusedCode: connections.find(({ state }) => state === "refused")?.refusedCode ?? null,
    syncedAt: earliest(connections.map(({ syncedAt }) => syncedAt)),
    fullySyncedAt: earliest(connections.map(({ fullySyncedAt }) => fullySyncedAt)),
    fullListing: pagesUnderWay(connections),
    unfinished: sumOf(jobs.filter(({ kind }) => kind === "poll")),
    missing,
    backlog,
    limit: {
      allowedPerMinute: Math.round(pace?.ceiling ?? PLATFORM_LIMIT),
      perMinute: Math.round(pace?.perMinute ?? PLATFORM_LIMIT),
    },
    pausedUntil: latestPause?.toISOString() ?? null,
    lastError:
      pace?.lastError && pace.lastErrorAt
        ? { code: pace.lastError, at: pace.lastErrorAt.toISOString() }
        : null,
    lost: {
      rows: connections.reduce((sum, { lostRows }) => sum + lostRows, 0),
      path: connections.find(({ lostPath }) => lostPath !== null)?.lostPath ?? null,
    },
    odd: { interviews: odd.length, fields: counted(odd.flatMap(({ oddFields }) => oddFields)) },
    failing: codes.map((code) => ({
      code: code ?? "UNEXPECTED",
      count: sumOf(failing.filter(({ lastError }) => lastError === code)),
    })),
  };
}

function sumOf(groups: { _count: { _all: number } }[]): number {
  return groups.reduce((sum, { _count }) => sum + _count._all, 0);
}

type State = SyncStatus["state"];

function worstState(connections: { state: State }[]): State {
  const order: State[] = ["refused", "unverified", "ok"];
  return order.find((state) => connections.some((connection) => connection.state === state)) ?? "ok";
}

function counted(paths: string[]): { path: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const path of paths) counts.set(path, (counts.get(path) ?? 0) + 1);
  return [...counts].map(([path, count]) => ({ path, count })).sort((a, b) => b.count - a.count);
}

/** Null while any of them has none. */
function earliest(dates: (Date | null)[]): string | null {
  const times = dates.map((date) => date?.getTime() ?? 0);
  const first = Math.min(...times);
  return first === 0 ? null : new Date(first).toISOString();
}

function pagesUnderWay(connections: { fullStartedAt: Date | null; fullPages: number }[]) {
  const underWay = connections.filter(({ fullStartedAt }) => fullStartedAt !== null);
  if (underWay.length === 0) return null;
  return { pages: underWay.reduce((sum, { fullPages }) => sum + fullPages, 0) };
}

/**
 * Looks for news at once, also where the last try failed. `paused`: the platform asked for a pause, or is not
 * answering; then it happens when that is over.
 */
export async function syncNow(actor: MemberActor): Promise<"started" | "paused" | "no_connection"> {
  actor.demand("connection.manage");
  const db = tenantDb(actor);
  const { count } = await db.job.updateMany({
    where: { kind: { in: ["discover", "sweep"] } },
    data: { runAt: AT_ONCE },
  });
  if (count === 0) return "no_connection";
  const now = new Date();
  const isPaused = await db.tenantPace.count({
    where: { OR: [{ pausedUntil: { gt: now } }, { openUntil: { gt: now } }] },
  });
  return isPaused > 0 ? "paused" : "started";
}

/** How the tenant's access to the platform stands, for whoever looks at its interviews. */
export type PlatformStanding = {
  state: "missing" | "refused" | "ok";
  /** The platform's code when it refuses a key (`MISSING_PERMISSION`). */
  refusedCode: string | null;
};

/** Of several connections, that of one which is refused. */
export async function getPlatformStanding(actor: MemberActor): Promise<PlatformStanding> {
  const rows = (await readFrame(actor))?.tenant.connections ?? [];
  if (rows.length === 0) return { state: "missing", refusedCode: null };
  const refused = rows.find(({ state }) => state === "refused");
  return refused
    ? { state: "refused", refusedCode: refused.refusedCode }
    : { state: "ok", refusedCode: null };
}
