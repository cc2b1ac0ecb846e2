// What `npm run doctor` looks at. Each check says in a line what it found, and throws a line on what is wrong and what to do.
import { constants } from "node:fs";
import { access, mkdir, statfs } from "node:fs/promises";
import { demandServing } from "../../lib/db/check-serving";
import { type Database, openPostgres } from "../../lib/db/client";
import { hindranceOf } from "../../lib/db/hindrance";
import { compareSchema, readMigrations } from "../../lib/db/migrate";
import { problemOfAddress } from "../../lib/db/postgres-address";
import { dataPath, type Env } from "../../lib/env";
import { mailTransport } from "../../lib/mail/transport";
import { unencryptedVariables } from "../../lib/net/unencrypted";

export type Check = { name: string; run: (settings: Env) => Promise<string> };

const ANSWER_WITHIN_MS = 10_000;
const MOST_SECONDS_APART = 30;
/** For the embedded database and what the spool needs at least to be of use. */
const LEAST_BYTES = 1024 ** 3;

export const CHECKS: Check[] = [
  { name: "Encryption on the way", run: checkEncryption },
  { name: "Data folder", run: checkFolder },
  { name: "Database", run: checkDatabase },
  { name: "Platform", run: checkPlatform },
  { name: "Mail", run: checkMail },
  { name: "Public address", run: checkPublicAddress },
];

async function checkEncryption(settings: Env): Promise<string> {
  const found = unencryptedVariables(settings, settings.ALLOW_UNENCRYPTED);
  if (found.length > 0)
    throw new Error(found.map(({ variable, advice }) => `${variable}: ${advice}`).join("; "));
  const { ALLOW_UNENCRYPTED: allowed } = settings;
  return allowed.length > 0
    ? `allowed without: ${allowed.join(", ")}`
    : "everything that leaves this machine";
}

async function checkFolder({ DATA_DIR, SPOOL_MAX_BYTES, DATABASE_URL }: Env): Promise<string> {
  const folder = dataPath();
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new Error(`${DATA_DIR} cannot be written. Give it to the service's user, or set DATA_DIR.`);
  }
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const wanted = SPOOL_MAX_BYTES + (DATABASE_URL ? 0 : LEAST_BYTES);
  if (free < wanted)
    throw new Error(
      `${size(free)} are free, and up to ${size(wanted)} are used. Make room, or lower SPOOL_MAX_BYTES.`,
    );
  return `writable, ${size(free)} free`;
}

async function checkDatabase({
  DATABASE_URL,
  DATABASE_OWNER_URL,
  DATABASE_DIRECT_URL,
}: Env): Promise<string> {
  if (!DATABASE_URL) return "embedded, in the data folder";
  for (const [name, url] of Object.entries({ DATABASE_URL, DATABASE_OWNER_URL, DATABASE_DIRECT_URL })) {
    if (!url) continue;
    const problem = problemOfAddress(url);
    if (problem) throw new Error(`${name} ${problem}.`);
    await inDatabase(name, url, async ({ prisma }) => prisma.$queryRaw`SELECT 1`);
  }
  await inDatabase("DATABASE_OWNER_URL", DATABASE_OWNER_URL ?? DATABASE_URL, demandSchema);
  return inDatabase("DATABASE_URL", DATABASE_URL, async (database) => {
    await demandServing(database, DATABASE_URL);
    const [found] = await database.prisma.$queryRaw<{ version: string; now: Date; connections: number }[]>`
      SELECT current_setting('server_version') AS version, now(), current_setting('max_connections')::int AS connections`;
    if (!found) throw new Error("it answers nothing.");
    demandClock("The database's clock", found.now);
    return `PostgreSQL ${found.version}, ${found.connections} connections, the newest schema`;
  });
}

async function demandSchema({ prisma }: Database): Promise<void> {
  const migrations = await readMigrations();
  const { later, missing } = await compareSchema(prisma, migrations);
  if (later !== null) throw new Error(`it has the schema of a later version (${later}). Run that one.`);
  if (missing.length === migrations.migrationDirectories.length)
    throw new Error("it is empty. Debrief makes its tables at its first start.");
  if (missing.length > 0)
    throw new Error(`${missing.length} migrations are missing. Start Debrief, or run npm run db:migrate.`);
}

async function inDatabase<T>(name: string, url: string, use: (database: Database) => Promise<T>): Promise<T> {
  const database = openPostgres(url);
  try {
    return await use(database);
  } catch (error) {
    const isOurs = error instanceof Error && error.constructor === Error;
    throw new Error(`${name}: ${isOurs ? error.message : hindranceOf(error).detail}`);
  } finally {
    await database.close();
  }
}

async function checkPlatform({ PLATFORM_URL }: Env): Promise<string> {
  const { headers } = await ask("PLATFORM_URL", PLATFORM_URL);
  const date = headers.get("date");
  if (date) demandClock("The platform's clock", new Date(date));
  return `${new URL(PLATFORM_URL).host} answers`;
}

async function checkMail({ SMTP_URL, MAIL_FROM }: Env): Promise<string> {
  if (!SMTP_URL) return "none is sent: SMTP_URL is not set";
  if (!MAIL_FROM) throw new Error("MAIL_FROM is not set.");
  try {
    await mailTransport()?.verify();
  } catch (error) {
    const { code, responseCode } = error as { code?: string; responseCode?: number };
    throw new Error(
      `the mail server of SMTP_URL does not take us (${[code, responseCode].filter(Boolean).join(" ")}).`,
    );
  } finally {
    mailTransport()?.close();
  }
  return "the mail server takes us";
}

async function checkPublicAddress({ NEXTAUTH_URL, TRUST_PROXY }: Env): Promise<string> {
  const { protocol, host } = new URL(NEXTAUTH_URL);
  const response = await ask("NEXTAUTH_URL", new URL("/api/health/live", NEXTAUTH_URL).href);
  if (!response.ok)
    throw new Error(
      `${host} answers ${response.status}: either Debrief is not running or the proxy leads elsewhere.`,
    );
  if (protocol === "https:" && TRUST_PROXY === "0")
    throw new Error(
      `${host} is behind a proxy, and TRUST_PROXY=0: all callers would share one address and its limits.`,
    );
  return `Debrief answers at ${host}`;
}

async function ask(name: string, url: string): Promise<Response> {
  try {
    return await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
  } catch (error) {
    const { code } = ((error as Error).cause ?? {}) as { code?: string };
    throw new Error(`${name}: ${new URL(url).host} cannot be reached (${code ?? "no answer in time"}).`);
  }
}

function demandClock(whose: string, time: Date): void {
  const seconds = Math.round(Math.abs(Date.now() - time.getTime()) / 1000);
  if (seconds > MOST_SECONDS_APART)
    throw new Error(
      `${whose} and ours are ${seconds} s apart. Set both by NTP: codes and links would end at the wrong time.`,
    );
}

function size(bytes: number): string {
  return `${(bytes / 1024 ** 3).toLocaleString("en", { maximumFractionDigits: 1 })} GiB`;
}
