import { randomBytes } from "node:crypto";
import { Client } from "pg";

/** The address of a new, empty database on the tests' PostgreSQL server; undefined where none is installed. */
export async function newDatabase(): Promise<string | undefined> {
  const server = process.env.E2E_DATABASE_URL;
  if (!server) return undefined;
  const name = `own_${randomBytes(6).toString("hex")}`;
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  return server.replace(/[^/]+$/, name);
}
