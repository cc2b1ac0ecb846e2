-- CreateTable
CREATE TABLE "audit_entries" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "position" BIGINT NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "actor_label" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "object_kind" TEXT,
    "object_id" UUID,
    "object_label" TEXT,
    "details" TEXT NOT NULL DEFAULT '{}',
    "address" TEXT,
    "user_agent" TEXT,
    "previous_hash" BYTEA NOT NULL DEFAULT ''::bytea,
    "hash" BYTEA NOT NULL DEFAULT ''::bytea,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("tenant_id","position")
);

-- CreateIndex
CREATE INDEX "audit_entries_tenant_id_actor_id_position_idx" ON "audit_entries"("tenant_id", "actor_id", "position");

-- CreateIndex
CREATE INDEX "audit_entries_tenant_id_object_id_position_idx" ON "audit_entries"("tenant_id", "object_id", "position");

-- The text that an entry's hash is over: a JSON array, as JavaScript's JSON.stringify writes it.
CREATE FUNCTION audit_text(entry audit_entries) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT '[' || array_to_string(ARRAY[
    to_json(entry.tenant_id)::text,
    entry.position::text,
    to_json(to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text,
    to_json(entry.actor_kind)::text,
    coalesce(to_json(entry.actor_id)::text, 'null'),
    to_json(entry.actor_label)::text,
    to_json(entry.action)::text,
    coalesce(to_json(entry.object_kind)::text, 'null'),
    coalesce(to_json(entry.object_id)::text, 'null'),
    coalesce(to_json(entry.object_label)::text, 'null'),
    to_json(entry.details)::text,
    coalesce(to_json(entry.address)::text, 'null'),
    coalesce(to_json(entry.user_agent)::text, 'null')
  ], ',') || ']'
$$;

-- Numbers and seals a new entry. Entries of one tenant are written one after another: each holds the lock until its
-- transaction ends, so that none is sealed onto one that is rolled back.
CREATE FUNCTION audit_seal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  latest record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.tenant_id::text, 70));
  SELECT position, hash INTO latest FROM audit_entries
    WHERE tenant_id = NEW.tenant_id ORDER BY position DESC LIMIT 1;
  NEW.position := coalesce(latest.position, 0) + 1;
  NEW.previous_hash := coalesce(latest.hash, sha256(convert_to(NEW.tenant_id::text, 'UTF8')));
  NEW.at := date_trunc('milliseconds', clock_timestamp());
  NEW.hash := sha256(NEW.previous_hash || convert_to(audit_text(NEW), 'UTF8'));
  RETURN NEW;
END
$$;

CREATE TRIGGER audit_entries_seal BEFORE INSERT ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION audit_seal();

CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit log is only added to.';
END
$$;

CREATE TRIGGER audit_entries_keep BEFORE UPDATE OR DELETE ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_entries_keep_all BEFORE TRUNCATE ON audit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
