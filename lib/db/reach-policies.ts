/**
 * What the database keeps from readers who do not reach every interview. Their statements run as a role of their own with
 * policies of its own, which nobody else's statements evaluate: whoever has no limit pays nothing for it.
 */

/** The role of readers with a limit, in the place of the tenant's. */
export const READER_ROLE = "debrief_reader";

const hangsOn = (table: string, column: string, id = "id") =>
  `EXISTS (SELECT FROM ${table} parent WHERE parent.tenant_id = %1$s.tenant_id AND parent.${id} = %1$s.${column})`;

/** Every table with an interview_id is kept by its interview; these are kept by something else. `%1$s` is the table. */
const CONDITIONS: Record<string, string> = {
  interviews: "id IN (SELECT debrief_assigned_interviews()) OR role_name IN (SELECT debrief_named_roles())",
  // Their own ones are in reach by themselves, which need not be looked up.
  assignments: `reviewer_id = (SELECT current_setting('debrief.reader_id')::uuid) OR ${hangsOn("interviews", "interview_id")}`,
  candidates: hangsOn("interviews", "id", "candidate_id"),
  candidate_owners: hangsOn("candidates", "candidate_id"),
  candidate_merges: hangsOn("candidates", "kept_id"),
  invites: hangsOn("candidates", "candidate_id"),
  legal_holds: hangsOn("candidates", "candidate_id"),
  retention_extensions: hangsOn("candidates", "candidate_id"),
  ratings: hangsOn("reviews", "review_id"),
  note_revisions: hangsOn("notes", "note_id"),
  note_mentions: hangsOn("notes", "note_id"),
  review_link_notes: hangsOn("notes", "note_id"),
  review_links: hangsOn("review_link_items", "id", "link_id"),
  link_visitors: hangsOn("review_links", "link_id"),
  link_codes: hangsOn("review_links", "link_id"),
  jobs: `kind NOT IN ('poll', 'index') OR ${hangsOn("interviews", "subject_id")}`,
};

/** In SQL, what a policy on the table `c` of pg_class says beside the tenant; null where it tells of no interview. */
export const REACH_OF_TABLE = `
  CASE ${Object.entries(CONDITIONS)
    .map(([table, condition]) => `WHEN c.relname = '${table}' THEN $c$${condition}$c$`)
    .join(" ")}
  WHEN EXISTS (
    SELECT FROM pg_attribute i WHERE i.attrelid = c.oid AND i.attname = 'interview_id' AND NOT i.attisdropped
  ) THEN $c$${hangsOn("interviews", "interview_id")}$c$ END`;

/**
 * Makes the functions that say what a reader reaches. They read as their owner: a policy on interviews that read
 * assignments, which are kept by their interview, would go round in circles.
 */
export const MAKE_REACH_FUNCTIONS = `
DO $$
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
END
$$`;
