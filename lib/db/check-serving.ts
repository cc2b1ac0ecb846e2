import type { Client } from "pg";
import type { Database } from "./client";
import { PROGRESS_TABLE } from "./copy/tables";
import { Prisma } from "./generated/client";
import { DatabaseRefusal } from "./hindrance";
import { readPostgresAddress } from "./postgres-address";
import { READER_ROLE } from "./reach-policies";
import { adviseOnRoles, maySetRole, quoteName, TENANT_ROLE } from "./row-security";

/** What a connection is in, whatever its address asked for: a pooler may lose it. */
type Session = { user: string; zone: string; searchPath: string };

const LOOK_AT_SESSION = `
  SELECT current_user AS "user", current_setting('TimeZone') AS zone, current_setting('search_path') AS "searchPath"`;

// Of several connections: a pooler may keep what one of them asked for and forget it for the next.
const LOOKS = 4;

/** Throws one line that says what to do when `client`'s connection to `url` is in another time zone or schema than it asked for. */
export async function demandSession(client: Pick<Client, "query">, url: string): Promise<void> {
  const { rows } = await client.query<Session>(LOOK_AT_SESSION);
  for (const session of rows) demandRight(session, readPostgresAddress(url).schema);
}

/**
 * Makes sure that whoever serves at `url` can: in UTC, in the right schema, with the roles that statements of a tenant run
 * as, and with everything that is copied there. `url` is null for the embedded database. Throws one line that says what to do.
 */
export async function demandServing({ prisma }: Pick<Database, "prisma">, url: string | null): Promise<void> {
  const looks = Array.from({ length: LOOKS }, () => prisma.$queryRawUnsafe<Session[]>(LOOK_AT_SESSION));
  const schema = url === null ? null : readPostgresAddress(url).schema;
  for (const session of (await Promise.all(looks)).flat()) demandRight(session, schema);
  const roles = [TENANT_ROLE, READER_ROLE].map((role) => maySetRole("current_user", `'${role}'`));
  const [found] = await prisma.$queryRaw<{ user: string; maySetRoles: boolean; isUnfinished: boolean }[]>`
    SELECT current_user AS "user", ${Prisma.raw(roles.join(" AND "))} AS "maySetRoles",
      to_regclass(${PROGRESS_TABLE}) IS NOT NULL AS "isUnfinished"`;
  if (found?.isUnfinished)
    throw new DatabaseRefusal(
      "The database holds a copy that was cut off. Run the same npm run db:move or db:restore again: it goes on from there.",
    );
  if (found && !found.maySetRoles)
    throw new DatabaseRefusal(
      `Debrief's database user may not act as the roles of its row-level security. ${adviseOnRoles(found.user)}`,
    );
}

function demandRight({ user, zone, searchPath }: Session, schema: string | null): void {
  if (zone !== "UTC")
    throw new DatabaseRefusal(
      `The database's connections are in the time zone ${zone} although Debrief asks for UTC: every time would be wrong. ` +
        `A pooler may lose it. Run once: ALTER ROLE ${quoteName(user)} SET timezone = 'UTC'`,
    );
  if (schema !== null && searchPath !== schema && searchPath !== quoteName(schema))
    throw new DatabaseRefusal(
      `The address of the database names the schema ${schema}, and its connections look into ${searchPath}. ` +
        `A pooler may lose it. Run once: ALTER ROLE ${quoteName(user)} SET search_path = ${quoteName(schema)}`,
    );
}
