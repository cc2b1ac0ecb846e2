import { randomBytes } from "node:crypto";
import { newRowId } from "@/lib/crypto/row-id";
import { parseEncryptionKeys, seal } from "@/lib/crypto/secret-box";
import { secretPlaces } from "@/lib/crypto/stored-secret";
import type { Database } from "@/lib/db/client";
import { crowdKey } from "@/sandbox/clients";

export type Crowd = { first: number; clients: number; each: number; endsAfterSec: [number, number] };
export type CrowdSession = { id: string; key: string };

type Row = { id: string; status: string; created_at: string; started_at: string };

/** Makes the crowd in the sandbox and returns its sessions. */
export async function makeCrowd(sandboxUrl: string, crowd: Crowd): Promise<CrowdSession[]> {
  await fetch(`${sandboxUrl}/__sandbox/crowd`, { method: "POST", body: JSON.stringify(crowd) });
  const sessions: CrowdSession[] = [];
  for (let client = crowd.first; client < crowd.first + crowd.clients; client += 1)
    for (const { id } of await rowsOf(sandboxUrl, crowdKey(client)))
      sessions.push({ id, key: crowdKey(client) });
  return sessions;
}

/** Puts the crowd into the database as Debrief knows it after a first listing: every interview, and when it is due. */
export async function storeCrowd(
  database: Database,
  sandboxUrl: string,
  crowd: Crowd,
  encryptionKey: string,
): Promise<void> {
  const { prisma } = database;
  const keys = parseEncryptionKeys(encryptionKey);
  for (let client = crowd.first; client < crowd.first + crowd.clients; client += 1) {
    const apiKey = crowdKey(client);
    const slug = `crowd-${client}-${randomBytes(3).toString("hex")}`;
    const { id: tenantId } = await prisma.tenant.create({ data: { slug, name: slug } });
    // Transcripts are read once each, however they are polled for.
    await prisma.tenantSettings.create({ data: { tenantId, keepsTranscriptText: false } });
    const id = newRowId();
    const sealed = seal(apiKey, secretPlaces.platformKey(tenantId, id), keys);
    const now = new Date();
    const connection = await prisma.platformConnection.create({
      data: {
        id,
        tenantId,
        keyCiphertext: sealed.ciphertext,
        keyEncryptedWith: sealed.encryptedWith,
        keyLastFour: apiKey.slice(-4),
        state: "ok",
        syncedAt: now,
        fullySyncedAt: now,
        newsAt: now,
        fullPages: 1,
      },
    });
    const rows = await rowsOf(sandboxUrl, apiKey);
    const interviews = await prisma.interview.createManyAndReturn({
      data: rows.map((row) => ({
        tenantId,
        connectionId: connection.id,
        sessionId: row.id,
        candidateName: "Crowd",
        status: row.status,
        roleName: "Tester",
        language: "en",
        tags: [],
        sessionCreatedAt: new Date(row.created_at),
        startedAt: new Date(row.started_at),
      })),
      select: { id: true },
    });
    const dueWithin = (ms: number) => new Date(Date.now() + Math.random() * ms);
    await prisma.job.createMany({
      data: [
        ...interviews.map(({ id }) => ({
          tenantId,
          kind: "poll" as const,
          subjectId: id,
          runAt: dueWithin(10_000),
        })),
        { tenantId, kind: "sweep", subjectId: connection.id, runAt: dueWithin(5_000) },
        { tenantId, kind: "discover", subjectId: connection.id, runAt: dueWithin(20_000) },
      ],
    });
  }
}

async function rowsOf(sandboxUrl: string, apiKey: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let total = 1; rows.length < total; ) {
    const answer = await fetch(`${sandboxUrl}/api/v1/interview/sessions?limit=100&offset=${rows.length}`, {
      headers: { "X-API-Key": apiKey },
    });
    const page = (await answer.json()) as { sessions: Row[]; total: number };
    rows.push(...page.sessions);
    total = page.total;
  }
  return rows;
}
