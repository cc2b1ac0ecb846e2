/** Raw SQL on a tenant's jobs: looking and hastening in one statement, which Prisma cannot say. The tenant is bound in it. */
import { isActor, type MemberActor } from "@/lib/auth/actor";
import { database } from "@/lib/db/client";

/**
 * The platform is asked for news of every connection in use, at once or when what is known of it is older than `freshMs`.
 * Nothing that failed is hastened, and nothing that is due already.
 */
export async function hastenDiscovery(actor: MemberActor, freshMs: number): Promise<void> {
  if (!isActor(actor)) throw new TypeError("Hastening needs an actor.");
  await database().prisma.$executeRaw`
    UPDATE jobs SET run_at = CASE WHEN c.fresh_until > now() THEN c.fresh_until ELSE to_timestamp(0) END
    FROM (
      SELECT id, coalesce(synced_at, to_timestamp(0)) + ${freshMs}::int * interval '1 millisecond' AS fresh_until
      FROM platform_connections
      WHERE tenant_id = ${actor.tenantId}::uuid AND state <> 'refused' AND disabled_at IS NULL AND removed_at IS NULL
    ) c
    WHERE jobs.tenant_id = ${actor.tenantId}::uuid AND jobs.kind = 'discover' AND jobs.subject_id = c.id
      AND jobs.attempts = 0 AND jobs.run_at > greatest(c.fresh_until, now())`;
}
