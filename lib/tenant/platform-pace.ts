/**
 * How fast a tenant's key may ask the platform, kept in the database so that it holds over all replicas: a token bucket
 * that learns, and a circuit breaker for the tenant and one for the platform as a whole. Raw SQL, because the count
 * must be taken in one statement by the clock of the database; the actor's tenant is bound in every one.
 */
import { type Actor, isActor } from "@/lib/auth/actor";
import { database } from "@/lib/db/client";

/** In any minute a burst, a minute's refill and what people take beyond it stay below the platform's limit. */
const BURST_SHARE = 0.1;
const REFILL_SHARE = 0.8;
/** The share of the ceiling by which the pace recovers in a minute. */
const RECOVERY_SHARE = 0.1;
const SLOWEST_PER_MINUTE = 6;
const SLOW_DOWN = 0.7;

/** From so many failures in a row on nothing is asked for a while; then one request tries. */
export const BREAKER_FROM = 5;
const PLATFORM_BREAKER_FROM = 20;
const PLATFORM_BREAKER_TENANTS = 3;
const PROBE_SECONDS = 30;
const FIRST_OPEN_SECONDS = 5;
const LONGEST_OPEN_SECONDS = 300;
const REFUSED_KEY_SECONDS = 300;
const WITHOUT_WORDS_SECONDS = 10;
const SHORTEST_WAIT_MS = 250;

export type Pace = {
  ceiling: number;
  failures: number;
  platformFailures: number;
  /** Nothing has been noted as good of late. */
  isStale: boolean;
};

/** Takes one request from the actor's tenant. Jobs are refused when it is not the time; people never are. */
export async function takeRequest(
  actor: Actor,
  isUrgent: boolean,
): Promise<{ ok: true; pace: Pace } | { ok: false; waitMs: number }> {
  const tenantId = tenantOf(actor);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const [taken] = await take(tenantId, isUrgent);
    if (taken) {
      const isProbe = !isUrgent && taken.platformFailures >= PLATFORM_BREAKER_FROM;
      if (!isProbe || (await takePlatformProbe())) return { ok: true, pace: taken };
      return { ok: false, waitMs: PROBE_SECONDS * 1000 };
    }
    const waitMs = await waitOf(tenantId);
    // Zero: somebody else has made the row, or given back the time, in between.
    if (waitMs !== null && waitMs > 0) return { ok: false, waitMs: Math.max(SHORTEST_WAIT_MS, waitMs) };
    await database().prisma
      .$executeRaw`INSERT INTO tenant_paces (tenant_id) VALUES (${tenantId}::uuid) ON CONFLICT DO NOTHING`;
  }
  return { ok: false, waitMs: 1_000 };
}

function take(tenantId: string, isUrgent: boolean): Promise<Pace[]> {
  return database().prisma.$queryRaw<Pace[]>`
    UPDATE tenant_paces p SET
      per_minute = n.per_minute,
      tokens = n.tokens - 1,
      refilled_at = clock_timestamp(),
      open_until = CASE WHEN p.failures >= ${BREAKER_FROM}::int
        THEN clock_timestamp() + ${PROBE_SECONDS}::int * interval '1 second' ELSE p.open_until END
    FROM (
      SELECT r.tenant_id, r.per_minute, greatest(-r.burst,
        least(r.burst, r.tokens + r.minutes * r.per_minute * ${REFILL_SHARE}::float8)) AS tokens
      FROM (
        SELECT q.*, greatest(1, q.per_minute * ${BURST_SHARE}::float8) AS burst FROM (
          SELECT tenant_id, tokens, elapsed.minutes,
            least(ceiling, per_minute + ceiling * ${RECOVERY_SHARE}::float8 * elapsed.minutes) AS per_minute
          FROM tenant_paces, LATERAL (
            SELECT greatest(0, extract(epoch FROM clock_timestamp() - refilled_at)::float8 / 60) AS minutes
          ) elapsed
          WHERE tenant_id = ${tenantId}::uuid
          FOR UPDATE OF tenant_paces
        ) q
      ) r
    ) n, platform_health h
    WHERE p.tenant_id = ${tenantId}::uuid AND n.tenant_id = p.tenant_id
      AND (${isUrgent}::boolean OR (
        n.tokens >= 1
        AND EXISTS (SELECT 1 FROM tenants t WHERE t.id = p.tenant_id AND t.disabled_at IS NULL)
        AND coalesce(greatest(p.paused_until, p.open_until, h.open_until), clock_timestamp()) <= clock_timestamp()
      ))
    RETURNING p.ceiling, p.failures, h.failures AS "platformFailures",
      coalesce(p.succeeded_at < clock_timestamp() - interval '15 seconds', true) AS "isStale"`;
}

async function takePlatformProbe(): Promise<boolean> {
  const count = await database().prisma.$executeRaw`
    UPDATE platform_health SET open_until = clock_timestamp() + ${PROBE_SECONDS}::int * interval '1 second'
    WHERE open_until IS NULL OR open_until <= clock_timestamp()`;
  return count === 1;
}

async function waitOf(tenantId: string): Promise<number | null> {
  const [row] = await database().prisma.$queryRaw<{ waitMs: number }[]>`
    SELECT greatest(
      extract(epoch FROM greatest(p.paused_until, p.open_until, h.open_until) - clock_timestamp())::float8 * 1000,
      (1 - p.tokens) / (p.per_minute * ${REFILL_SHARE}::float8) * 60000,
      0
    )::float8 AS "waitMs"
    FROM tenant_paces p, platform_health h WHERE p.tenant_id = ${tenantId}::uuid`;
  return row ? Math.ceil(row.waitMs) : null;
}

/** The platform answered. `ceiling`: its limit as it now says, in requests a minute. */
export async function noteAnswer(actor: Actor, ceiling: number | null): Promise<void> {
  const tenantId = tenantOf(actor);
  await database().prisma.$executeRaw`
    UPDATE tenant_paces SET failures = 0, open_until = NULL, succeeded_at = clock_timestamp(),
      ceiling = coalesce(${ceiling}::float8, ceiling), per_minute = least(per_minute, coalesce(${ceiling}::float8, ceiling))
    WHERE tenant_id = ${tenantId}::uuid`;
  await database().prisma
    .$executeRaw`UPDATE platform_health SET failures = 0, open_until = NULL WHERE failures > 0`;
}

/** So many requests are left before the limit, which is renewed after `resetMs`. Others may use the key as well. */
export async function noteRemaining(actor: Actor, remaining: number, resetMs: number | null): Promise<void> {
  const pauseMs = remaining === 0 ? (resetMs ?? WITHOUT_WORDS_SECONDS * 1000) : 0;
  await database().prisma.$executeRaw`
    UPDATE tenant_paces SET tokens = least(tokens, ${remaining}::float8),
      paused_until = greatest(paused_until, clock_timestamp() + ${pauseMs}::float8 * interval '1 millisecond')
    WHERE tenant_id = ${tenantOf(actor)}::uuid`;
}

/** The platform asked for fewer requests: a pause as long as it said, and a slower pace afterwards. */
export async function noteLimited(actor: Actor, code: string, retryAfterMs: number | null): Promise<void> {
  const pauseMs = retryAfterMs ?? WITHOUT_WORDS_SECONDS * 1000;
  // Requests that were on their way together are one complaint.
  await database().prisma.$executeRaw`
    UPDATE tenant_paces SET tokens = least(tokens, 0), failures = 0, open_until = NULL,
      per_minute = CASE WHEN limited_at > clock_timestamp() - interval '10 seconds' THEN per_minute
        ELSE greatest(${SLOWEST_PER_MINUTE}::float8, per_minute * ${SLOW_DOWN}::float8) END,
      limited_at = clock_timestamp(), last_error = ${code}, last_error_at = clock_timestamp(),
      paused_until = greatest(paused_until, clock_timestamp() + ${pauseMs}::float8 * interval '1 millisecond')
    WHERE tenant_id = ${tenantOf(actor)}::uuid`;
}

/** The key is refused: every further request would be, too. */
export async function noteRefused(actor: Actor, code: string): Promise<void> {
  await database().prisma.$executeRaw`
    UPDATE tenant_paces SET last_error = ${code}, last_error_at = clock_timestamp(), failures = 0, open_until = NULL,
      paused_until = CASE WHEN (
          SELECT count(*) FROM platform_connections c
          WHERE c.tenant_id = tenant_paces.tenant_id AND c.disabled_at IS NULL AND c.removed_at IS NULL
        ) > 1 THEN paused_until ELSE clock_timestamp() + ${REFUSED_KEY_SECONDS}::int * interval '1 second' END
    WHERE tenant_id = ${tenantOf(actor)}::uuid`;
}

/** No answer came. Enough of that in a row opens the tenant's breaker, and of several tenants the platform's. */
export async function noteUnavailable(
  actor: Actor,
  code: string,
  retryAfterMs: number | null,
): Promise<void> {
  const pauseMs = retryAfterMs ?? 0;
  await database().prisma.$executeRaw`
    UPDATE tenant_paces SET failures = failures + 1, last_error = ${code}, last_error_at = clock_timestamp(),
      open_until = greatest(
        clock_timestamp() + ${pauseMs}::float8 * interval '1 millisecond',
        CASE WHEN failures + 1 >= ${BREAKER_FROM}::int
          THEN clock_timestamp() + ${FIRST_OPEN_SECONDS}::int * interval '1 second' * (0.75 + random() / 2)
            * least(${LONGEST_OPEN_SECONDS / FIRST_OPEN_SECONDS}::float8, power(2, least(failures + 1 - ${BREAKER_FROM}::int, 10)))
        END)
    WHERE tenant_id = ${tenantOf(actor)}::uuid`;
  await database().prisma.$executeRaw`
    UPDATE platform_health SET failures = failures + 1,
      open_until = CASE WHEN failures + 1 >= ${PLATFORM_BREAKER_FROM}::int AND (
          SELECT count(*) FROM (SELECT 1 FROM tenant_paces WHERE failures > 0
            AND last_error_at > clock_timestamp() - interval '2 minutes' LIMIT ${PLATFORM_BREAKER_TENANTS}::int) failing
        ) >= ${PLATFORM_BREAKER_TENANTS}::int
        THEN clock_timestamp() + ${FIRST_OPEN_SECONDS}::int * interval '1 second' * (0.75 + random() / 2)
          * least(12, power(2, least((failures + 1 - ${PLATFORM_BREAKER_FROM}::int) / 5, 10)))
        ELSE open_until END`;
}

/** The tenant has another key: what was learnt of the one before does not hold. */
export async function forgetPace(actor: Actor): Promise<void> {
  await database().prisma.$executeRaw`DELETE FROM tenant_paces WHERE tenant_id = ${tenantOf(actor)}::uuid`;
}

function tenantOf(actor: Actor): string {
  if (!isActor(actor)) throw new TypeError("A pace needs an actor.");
  return actor.tenantId;
}
