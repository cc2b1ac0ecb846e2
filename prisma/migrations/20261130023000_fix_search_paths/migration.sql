-- A temporary table or type of whoever adds an entry would come before the audit log's own, which then is not what
-- entries are sealed onto: temporary things are looked for last.
DO $$
DECLARE
  path text := format('%I, pg_temp', current_schema());
BEGIN
  EXECUTE 'ALTER FUNCTION audit_text(audit_entries) SET search_path = ' || path;
  EXECUTE 'ALTER FUNCTION audit_seal() SET search_path = ' || path;
  EXECUTE 'ALTER FUNCTION audit_refuse() SET search_path = ' || path;
END
$$;
