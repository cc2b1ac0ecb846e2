/** Two replicas as processes of their own on one PostgreSQL server, which is restarted; one of them is killed. */
import { once } from "node:events";
import { beforeAll, expect, test } from "vitest";
import { addConnection } from "@/lib/data/platform/connections";
import { database } from "@/lib/db/client";
import { createMember, createTenant } from "@/prisma/factories";
import { crowdKey } from "@/sandbox/clients";
import { useReplicas } from "@/testing/use-replicas";
import { useSandbox } from "@/testing/use-sandbox";

const sandbox = useSandbox();
const TENANTS = 5;
const EACH = 30;
const LEASE_MS = 3_000;
const WITHIN_MS = 90_000;

const { startReplica, restartServer } = useReplicas(LEASE_MS, () => ({ PLATFORM_URL: sandbox.url() }));

/** The database itself notes each first completion, and each claim of a job that somebody else still holds. */
const AUDIT = [
  "CREATE TABLE audit (what text, id uuid)",
  `CREATE FUNCTION note_completion() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
    IF NEW.status = 'completed' AND (TG_OP = 'INSERT' OR OLD.status <> 'completed') THEN
      INSERT INTO audit VALUES ('completed', NEW.id);
    END IF;
    RETURN NEW; END $$`,
  "CREATE TRIGGER note_completion BEFORE INSERT OR UPDATE ON interviews FOR EACH ROW EXECUTE FUNCTION note_completion()",
  `CREATE FUNCTION note_claim() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
    IF NEW.lease_id IS NOT NULL AND OLD.lease_id IS DISTINCT FROM NEW.lease_id THEN
      INSERT INTO audit VALUES (CASE WHEN OLD.lease_until > now() THEN 'stolen' ELSE 'claimed' END, NEW.id);
    END IF;
    RETURN NEW; END $$`,
  "CREATE TRIGGER note_claim BEFORE UPDATE ON jobs FOR EACH ROW EXECUTE FUNCTION note_claim()",
];

beforeAll(async () => {
  for (const statement of AUDIT) await database().prisma.$executeRawUnsafe(statement);
});

const count = (what: "completed" | "stolen" | "claimed") =>
  database().prisma.$queryRaw<{ rows: number; ids: number }[]>`
    SELECT count(*)::int AS rows, count(DISTINCT id)::int AS ids FROM audit WHERE what = ${what}`.then(
    ([row]) => row ?? { rows: 0, ids: 0 },
  );

const until = (check: () => Promise<void>) =>
  expect
    .poll(
      () =>
        check().then(
          () => true,
          () => false,
        ),
      POLL,
    )
    .toBe(true);
const POLL = { timeout: WITHIN_MS, interval: 250 };

test(
  "a replica that is killed and a database that is restarted under load lose nothing and do nothing twice",
  async () => {
    for (let number = 0; number < TENANTS; number += 1) {
      const { actor } = await createMember(await createTenant());
      await addConnection(actor, crowdKey(number));
    }
    await sandbox.admin("POST", "crowd", { clients: TENANTS, each: EACH, endsAfterSec: [4, 12] });
    const [doomed] = [startReplica(), startReplica()];
    await until(async () => expect((await count("completed")).rows).toBeGreaterThan(EACH));
    const isHoldingWork = async () =>
      expect(await database().prisma.job.count({ where: { leaseId: { not: null } } })).toBeGreaterThan(0);
    await until(isHoldingWork);
    doomed.kill("SIGKILL");
    await once(doomed, "exit");
    await restartServer();
    startReplica();

    const all = TENANTS * EACH;
    await until(async () => expect((await count("completed")).ids).toBe(all));
    expect(await count("completed")).toEqual({ rows: all, ids: all });
    expect((await count("stolen")).rows).toBe(0);
    expect((await count("claimed")).rows).toBeGreaterThan(0);
    expect(await database().prisma.interview.count({ where: { status: "completed" } })).toBe(all);
    expect(await database().prisma.interview.count()).toBe(all);
  },
  WITHIN_MS * 2,
);
