import { Pool } from "undici";
import { processSingleton } from "@/lib/process-singleton";

const CONNECT_TIMEOUT_MS = 10_000;

const pools = processSingleton("platform-pools", () => new Map<string, Pool>());

/** The connections to one origin, shared by all tenants: keys travel in each request, not in the connection. */
export function poolFor(origin: string): Pool {
  const known = pools.get(origin);
  if (known) return known;
  // No upper bound on connections: a slow listener holds one, and must not make the others queue.
  const pool = new Pool(origin, { connect: { timeout: CONNECT_TIMEOUT_MS } });
  pools.set(origin, pool);
  return pool;
}
