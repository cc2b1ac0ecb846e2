/** Rotating ENCRYPTION_KEY as an operator does, beside a replica at work and people who change keys and webhooks. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { actorForJob, type MemberActor } from "@/lib/auth/actor";
import { parseEncryptionKeys, unseal } from "@/lib/crypto/secret-box";
import { secretPlaces } from "@/lib/crypto/stored-secret";
import { getWebhookTarget } from "@/lib/data/news/webhooks";
import { rotateConnectionKey } from "@/lib/data/platform/connections";
import { replaceProcessSingleton } from "@/lib/process-singleton";
import { createMember, createTenant } from "@/prisma/factories";
import {
  type PostgresCluster,
  requirePostgresBinaries,
  startPostgresCluster,
} from "@/prisma/postgres-cluster";
import { crowdKey } from "@/sandbox/clients";
import { eventually } from "@/testing/eventually";
import { firstFormat } from "@/testing/first-format";
import { useSandbox } from "@/testing/use-sandbox";
import { type Database, database, openPostgres } from "./client";
import { migrate } from "./migrate";

const sandbox = useSandbox();
const [OLD_KEY, NEW_KEY] = [1, 2].map((byte) => Buffer.alloc(32, byte).toString("base64")) as [
  string,
  string,
];
const [OLD] = parseEncryptionKeys(OLD_KEY);
const [NEW] = parseEncryptionKeys(NEW_KEY);
const TENANTS = 20;
const WEBHOOKS_EACH = 100;
const WITHIN_MS = 120_000;

let cluster: PostgresCluster;
let opened: Database;
const processes: ChildProcess[] = [];

beforeAll(async () => {
  // What every replica has while the keys are rotated: the new one first.
  process.env.ENCRYPTION_KEY = `${NEW_KEY},${OLD_KEY}`;
  const binaries = await requirePostgresBinaries();
  cluster = await startPostgresCluster(binaries);
  opened = openPostgres(cluster.url("postgres"));
  await migrate(opened);
  replaceProcessSingleton("database", opened);
});

afterAll(async () => {
  for (const one of processes) one.kill("SIGKILL");
  await opened?.close();
  await cluster?.stop();
});

function start(script: string, keys: string): ChildProcess {
  const child = spawn(process.execPath, ["--import", "tsx", ...script.split(" ")], {
    env: {
      ...process.env,
      DATABASE_URL: cluster.url("postgres"),
      PLATFORM_URL: sandbox.url(),
      ENCRYPTION_KEY: keys,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  processes.push(child);
  return child;
}

/** Each tenant with a connection and many webhooks, all under the old key as they were before. */
async function fill() {
  const tenants: { actor: MemberActor; connectionId: string; number: number }[] = [];
  for (let number = 0; number < TENANTS; number += 1) {
    const { actor } = await createMember(await createTenant());
    const { tenantId } = actor;
    const key = firstFormat(crowdKey(number), tenantId, OLD);
    const { id } = await database().prisma.platformConnection.create({
      data: {
        tenantId,
        keyCiphertext: key.ciphertext,
        keyEncryptedWith: key.encryptedWith,
        keyLastFour: crowdKey(number).slice(-4),
      },
    });
    await database().prisma.job.create({ data: { tenantId, kind: "discover", subjectId: id } });
    const webhooks = Array.from({ length: WEBHOOKS_EACH }, (_, index) => {
      const url = `https://hooks.example.com/${number}/${index}`;
      const target = firstFormat(JSON.stringify({ url, secret: "s" }), tenantId, OLD);
      return {
        ...{ tenantId, name: url, format: "json" as const, host: "hooks.example.com", events: [] },
        targetCiphertext: target.ciphertext,
        targetEncryptedWith: target.encryptedWith,
      };
    });
    await database().prisma.webhook.createMany({ data: webhooks });
    tenants.push({ actor, connectionId: id, number });
  }
  return tenants;
}

const underOldKey = async () =>
  (await database().prisma.webhook.count({ where: { targetEncryptedWith: OLD.id } })) +
  (await database().prisma.platformConnection.count({ where: { keyEncryptedWith: OLD.id } }));

test(
  "nothing is lost while secrets are read and written, it is killed and resumed, and then the old key is not needed",
  async () => {
    const tenants = await fill();
    const currentKeys = new Map(tenants.map(({ connectionId, number }) => [connectionId, crowdKey(number)]));
    start("testing/job-runner.ts 5000", `${NEW_KEY},${OLD_KEY}`);

    let isOver = false;
    let edition = 0;
    /** What people do meanwhile: a key is replaced, and a webhook is read. */
    const people = (async () => {
      while (!isOver) {
        edition += 1;
        const { actor, connectionId, number } = tenants[edition % TENANTS] as (typeof tenants)[number];
        const key = crowdKey(number, edition);
        expect(await rotateConnectionKey(actor, connectionId, key)).toMatchObject({ ok: true });
        currentKeys.set(connectionId, key);
        const job = actorForJob(actor.tenantId, "test");
        const known = await database().prisma.webhook.findFirstOrThrow({
          where: { tenantId: actor.tenantId },
        });
        expect(await getWebhookTarget(job, known.id)).toMatchObject({ address: { url: known.name } });
      }
    })();

    const killed = start("scripts/reencrypt.ts", `${NEW_KEY},${OLD_KEY}`);
    const all = TENANTS * WEBHOOKS_EACH;
    await expect.poll(underOldKey, { timeout: WITHIN_MS, interval: 10 }).toBeLessThan(all * 0.9);
    killed.kill("SIGKILL");
    await once(killed, "exit");
    expect(await underOldKey(), "it was cut off in the middle").toBeGreaterThan(0);

    const resumed = start("scripts/reencrypt.ts", `${NEW_KEY},${OLD_KEY}`);
    expect((await once(resumed, "exit"))[0]).toBe(0);
    isOver = true;
    await people;
    expect(edition).toBeGreaterThan(1);
    expect(await underOldKey()).toBe(0);

    const connections = await database().prisma.platformConnection.findMany();
    for (const { id, tenantId, keyCiphertext, keyEncryptedWith } of connections) {
      const sealed = { ciphertext: keyCiphertext, encryptedWith: keyEncryptedWith };
      expect(unseal(sealed, secretPlaces.platformKey(tenantId, id), [NEW])).toBe(currentKeys.get(id));
    }
    const webhooks = await database().prisma.webhook.findMany();
    expect(webhooks).toHaveLength(all);
    for (const { id, tenantId, name, targetCiphertext, targetEncryptedWith } of webhooks) {
      const sealed = { ciphertext: targetCiphertext, encryptedWith: targetEncryptedWith };
      expect(JSON.parse(unseal(sealed, secretPlaces.webhookTarget(tenantId, id), [NEW])).url).toBe(name);
    }

    for (const one of processes) one.kill("SIGKILL");
    const restartedAt = new Date();
    await database().prisma.job.updateMany({ data: { runAt: new Date(0), leaseId: null, leaseUntil: null } });
    start("testing/job-runner.ts 5000", NEW_KEY);
    const synced = { state: "ok" as const, syncedAt: { gt: restartedAt } };
    await eventually(async () =>
      expect(await database().prisma.platformConnection.count({ where: synced })).toBe(TENANTS),
    );
  },
  WITHIN_MS * 2,
);
