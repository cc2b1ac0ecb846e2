/**
 * What the database keeps from readers who do not reach every interview: their statements run as a role of their own, to
 * which one more policy applies. The other role never evaluates it, so whoever has no limit pays nothing for it.
 */
/** The role of readers with a limit. Inherits what a tenant's statements may do. */
export const READER_ROLE = "debrief_reader";

const hangsOn = (table: string, column: string, id = "id") =>
  `EXISTS (SELECT FROM ${table} parent WHERE parent.tenant_id = %1$s.tenant_id AND parent.${id} = %1$s.${column})`;

/** Every table with an interview_id is kept by its interview; these are kept by something else. `%1$s` is the table. */
const POLICIES: Record<string, string> = {
  interviews: "id IN (SELECT debrief_assigned_interviews()) OR role_name IN (SELECT debrief_named_roles())",
  candidates: hangsOn("interviews", "id", "candidate_id"),
  candidate_owners: hangsOn("candidates", "candidate_id"),
  candidate_merges: hangsOn("candidates", "kept_id"),
  ratings: hangsOn("reviews", "review_id"),
  note_revisions: hangsOn("notes", "note_id"),
  note_mentions: hangsOn("notes", "note_id"),
  review_link_notes: hangsOn("notes", "note_id"),
  review_links: hangsOn("review_link_items", "id", "link_id"),
  link_visitors: hangsOn("review_links", "link_id"),
  link_codes: hangsOn("review_links", "link_id"),
  jobs: `kind NOT IN ('poll', 'index') OR ${hangsOn("interviews", "subject_id")}`,
};

/**
 * Makes the functions and policies of the limit. Two functions read as their owner: a policy on interviews that read
 * assignments, which are kept by their interview, would go round in circles.
 */
export const LIMIT_READERS = `
DO $$
DECLARE
  found_table regclass;
  condition text;
BEGIN
  PERFORM pg_advisory_xact_lock(7071);
  EXECUTE format('CREATE OR REPLACE FUNCTION debrief_assigned_interviews() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = %I, pg_temp AS $f$
      SELECT interview_id FROM assignments
      WHERE tenant_id = current_setting(''debrief.tenant_id'')::uuid
        AND reviewer_id = current_setting(''debrief.reader_id'')::uuid $f$', current_schema());
  EXECUTE format('CREATE OR REPLACE FUNCTION debrief_named_roles() RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = %I, pg_temp AS $f$
      SELECT p.role_name FROM review_policies p
      JOIN policy_reviewers r ON r.tenant_id = p.tenant_id AND r.policy_id = p.id
      WHERE p.tenant_id = current_setting(''debrief.tenant_id'')::uuid AND p.role_name <> ''''
        AND r.user_id = current_setting(''debrief.reader_id'')::uuid $f$', current_schema());
  FOR found_table, condition IN
    SELECT c.oid, coalesce(own.condition, $c$${hangsOn("interviews", "interview_id")}$c$)
    FROM pg_class c
    LEFT JOIN (VALUES ${Object.entries(POLICIES)
      .map(([table, condition]) => `('${table}', $c$${condition}$c$)`)
      .join(", ")}) AS own(name, condition) ON own.name = c.relname
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
      AND (own.name IS NOT NULL OR EXISTS (
        SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'interview_id' AND NOT a.attisdropped))
      AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'in_reach')
  LOOP
    EXECUTE format('CREATE POLICY in_reach ON %1$s AS RESTRICTIVE TO ${READER_ROLE} USING (' || condition || ')',
      found_table);
  END LOOP;
END
$$`;
