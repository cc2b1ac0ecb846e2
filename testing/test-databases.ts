// Vitest's global set-up for database tests: migrates one base per database kind, which each test file copies.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import type { TestProject } from "vitest/node";
import { openEmbedded, openPostgres } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { findPostgresBinaries, startPostgresCluster } from "@/prisma/postgres-cluster";

declare module "vitest" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface merges into Vitest's own.
  export interface ProvidedContext {
    embeddedBase: string;
    postgresUrl: string;
  }
}

export const TEMPLATE_DATABASE = "debrief_template";

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  return project.name === "postgres" ? setUpPostgres(project) : setUpEmbedded(project);
}

async function setUpEmbedded(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(path.join(os.tmpdir(), "debrief-pglite-"));
  const folder = path.join(directory, "data");
  const database = openEmbedded(folder);
  await migrate(database);
  await database.close();
  const file = path.join(directory, "base.tar");
  const pglite = await PGlite.create(folder);
  await writeFile(file, (await pglite.dumpDataDir("none")).stream());
  await pglite.close();
  project.provide("embeddedBase", file);
  return () => rm(directory, { recursive: true, force: true });
}

async function setUpPostgres(project: TestProject): Promise<() => Promise<void>> {
  const binaries = await findPostgresBinaries();
  if (!binaries) throw new Error("The postgres project runs only where PostgreSQL's server is installed.");
  const cluster = await startPostgresCluster(binaries);
  const admin = openPostgres(cluster.url("postgres"));
  await admin.prisma.$executeRawUnsafe(`CREATE DATABASE ${TEMPLATE_DATABASE}`);
  await admin.close();
  const template = openPostgres(cluster.url(TEMPLATE_DATABASE));
  await migrate(template);
  await template.close();
  project.provide("postgresUrl", cluster.url("postgres"));
  return () => cluster.stop();
}
