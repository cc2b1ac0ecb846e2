/**
 * Row-level security, the lock behind the other three: statements of a tenant run as a role that owns no table, may not
 * change the audit log, reads no password, and sees the rows of the tenant that its transaction names and no others. It
 * holds even when the scoped client's own condition is missing.
 */
import type { PrismaClient } from "./generated/client";
import { Prisma } from "./generated/client";
import { DatabaseRefusal, sqlStateOf } from "./hindrance";
import { MAKE_REACH_FUNCTIONS, REACH_OF_TABLE, READER_ROLE } from "./reach-policies";

/** The role that statements of a tenant run as. Nobody logs in as it; Debrief's own user takes it on. */
export const TENANT_ROLE = "debrief_tenant";

/**
 * What a transaction of a tenant begins with; over when the transaction is. `readerId`: somebody who does not reach every
 * interview, and sees the rows of those that they do.
 */
export function enterTenant(tenantId: string, readerId: string | null = null): Prisma.Sql {
  if (readerId === null)
    return Prisma.sql`
      SELECT set_config('role', ${TENANT_ROLE}, true), set_config('debrief.tenant_id', ${tenantId}, true)`;
  return Prisma.sql`
    SELECT set_config('role', ${READER_ROLE}, true), set_config('debrief.tenant_id', ${tenantId}, true),
      set_config('debrief.reader_id', ${readerId}, true)`;
}

/**
 * Makes the roles and the policies where they are missing, for every table with a tenant_id. To be called after each
 * migration by the user who owns the tables. `appUser` is who serves, where that is another: they get at everything, but
 * of the audit log they may only read and add. Throws with what to do when the user may not make the roles.
 */
export async function secureRows(
  prisma: Pick<PrismaClient, "$executeRawUnsafe">,
  appUser: string | null = null,
): Promise<void> {
  await prisma.$executeRawUnsafe(makeRoles(appUser)).catch((error: unknown) => {
    if (sqlStateOf(error) !== "42501") throw error;
    throw new DatabaseRefusal(
      `Debrief's database user may not make or give its roles. ${adviseOnRoles(appUser)}`,
      {
        cause: error,
      },
    );
  });
  await prisma.$executeRawUnsafe(secureTables(TENANT_ROLE, "own_tenant", "NULL"));
  await prisma.$executeRawUnsafe(MAKE_REACH_FUNCTIONS);
  await prisma.$executeRawUnsafe(secureTables(READER_ROLE, "in_reach", REACH_OF_TABLE));
  if (appUser !== null) await prisma.$executeRawUnsafe(letServe(appUser));
}

/** What an administrator has to do once so that `user` can take on the roles; null: Debrief's one user. */
export function adviseOnRoles(user: string | null): string {
  const name = user === null ? "<Debrief's user>" : quoteName(user);
  return (
    `Run once as an administrator of the database (leave out roles that exist; WITH SET TRUE from PostgreSQL 16 on):\n` +
    `  CREATE ROLE ${TENANT_ROLE} NOLOGIN; CREATE ROLE ${READER_ROLE} NOLOGIN;\n` +
    `  GRANT ${TENANT_ROLE}, ${READER_ROLE} TO ${name} WITH SET TRUE;`
  );
}

/**
 * In SQL, whether `member` may take on `role`. From PostgreSQL 16 on, whoever makes a role without being superuser is its
 * member but may not act as it, until they grant themselves that as well.
 */
export function maySetRole(member: string, role: string): string {
  return `pg_has_role(${member}, ${role},
    CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END)`;
}

// Replicas that start together, and other installations on the same server, may make them at the same moment.
function makeRoles(appUser: string | null): string {
  const member = appUser === null ? "current_user" : quoteText(appUser);
  return `
DO $$
DECLARE
  wanted name;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['${TENANT_ROLE}', '${READER_ROLE}'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END;
    END IF;
    IF NOT ${maySetRole(member, "wanted")} THEN
      EXECUTE format('GRANT %I TO %I', wanted, ${member}) || CASE WHEN current_setting('server_version_num')::int >= 160000 THEN ' WITH SET TRUE' ELSE '' END;
    END IF;
  END LOOP;
END
$$`;
}

/** Lets `role` at the tenant that is named, by a policy on each table; `reach` is SQL that may narrow it further. */
function secureTables(role: string, policy: string, reach: string): string {
  return `
DO $$
DECLARE
  found_table regclass;
  reach text;
BEGIN
  PERFORM pg_advisory_xact_lock(7071);
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO ${role}', current_schema());
  FOR found_table, reach IN
    SELECT c.oid, ${reach}
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
    WHERE c.relnamespace = quote_ident(current_schema())::regnamespace AND c.relkind IN ('r', 'p') AND NOT a.attisdropped
      AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = '${policy}')
  LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', found_table);
    EXECUTE format('CREATE POLICY ${policy} ON %1$s TO ${role}
      USING (tenant_id = (SELECT current_setting(''debrief.tenant_id'')::uuid)'
      || coalesce(' AND (' || reach || ')', '') || ')', found_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO ${role}', found_table);
  END LOOP;
  REVOKE UPDATE, DELETE ON audit_entries FROM ${role};
  GRANT SELECT ON tenants TO ${role};
  IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = 'tenants'::regclass AND polname = '${policy}') THEN
    ALTER TABLE tenants ENABLE ROW LEVEL SECURITY;
    CREATE POLICY ${policy} ON tenants TO ${role}
      USING (id = (SELECT current_setting('debrief.tenant_id')::uuid));
  END IF;
  GRANT SELECT (id, email, name, is_operator, disabled_at, created_at) ON users TO ${role};
  IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = 'users'::regclass AND polname = '${policy}') THEN
    ALTER TABLE users ENABLE ROW LEVEL SECURITY;
    -- Who is or was of the tenant. The tables named here show the tenant's own rows alone.
    CREATE POLICY ${policy} ON users TO ${role} USING (
      EXISTS (SELECT FROM memberships m
        WHERE m.tenant_id = (SELECT current_setting('debrief.tenant_id')::uuid) AND m.user_id = users.id)
      OR EXISTS (SELECT FROM former_members f
        WHERE f.tenant_id = (SELECT current_setting('debrief.tenant_id')::uuid) AND f.user_id = users.id));
  END IF;
END
$$`;
}

function letServe(appUser: string): string {
  return `
DO $$
DECLARE
  app name := ${quoteText(appUser)};
  secured regclass;
BEGIN
  PERFORM pg_advisory_xact_lock(7071);
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), app);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I', current_schema(), app);
  EXECUTE format('REVOKE UPDATE, DELETE ON audit_entries FROM %I', app);
  EXECUTE format('REVOKE ALL ON _prisma_migrations FROM %I', app);
  FOR secured IN
    SELECT c.oid FROM pg_class c WHERE c.relnamespace = quote_ident(current_schema())::regnamespace AND c.relrowsecurity
      AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'installation')
  LOOP
    EXECUTE format('CREATE POLICY installation ON %s TO %I USING (true)', secured, app);
  END LOOP;
END
$$`;
}

function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** `name` as SQL writes the name of something. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
