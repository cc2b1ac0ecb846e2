import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, inject } from "vitest";
import { type Database, openEmbedded, openPostgres } from "@/lib/db/client";
import { replaceProcessSingleton } from "@/lib/process-singleton";
import { TEMPLATE_DATABASE } from "./test-databases";

/** Gives this test file a migrated database of its own, of the kind that the Vitest project asks for. */
export function useTestDatabase(): void {
  let opened: Database | undefined;
  beforeAll(async () => {
    opened = inject("postgresUrl")
      ? await copyOnPostgres(inject("postgresUrl"))
      : openEmbedded(undefined, inject("embeddedBase"));
    replaceProcessSingleton("database", opened);
  });
  afterAll(async () => {
    await opened?.close();
  });
}

async function copyOnPostgres(url: string): Promise<Database> {
  const name = `debrief_${randomBytes(6).toString("hex")}`;
  const admin = openPostgres(url);
  await admin.prisma.$executeRawUnsafe(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_DATABASE}`);
  await admin.close();
  return openPostgres(url.replace(/[^/]+$/, name));
}
