-- A check of access that has passed is held for some seconds (lib/http/held-checks.ts). Whatever it rests on says here
-- when it changes: to every replica when it is committed, and to the one that writes before its answer.
CREATE FUNCTION "announce_access_change"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  -- Empty: of a person, who may belong to several tenants.
  "whose" text := coalesce(to_jsonb(coalesce(NEW, OLD))->>'tenant_id', '');
BEGIN
  PERFORM pg_notify('debrief_access', "whose");
  RAISE NOTICE USING MESSAGE = 'debrief_access', DETAIL = "whose";
  RETURN NULL;
END;
$$;

-- Columns that a check reads, where others change all the time. A time that moves later takes nothing away.
CREATE CONSTRAINT TRIGGER "logins_access" AFTER UPDATE ON "logins" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW."expires_at" < OLD."expires_at"
    OR (OLD."user_id", OLD."revoked_at", OLD."bound_tenant_id", OLD."has_two_steps")
    IS DISTINCT FROM (NEW."user_id", NEW."revoked_at", NEW."bound_tenant_id", NEW."has_two_steps"))
  EXECUTE FUNCTION "announce_access_change"();
CREATE CONSTRAINT TRIGGER "users_access" AFTER UPDATE ON "users" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD."disabled_at" IS DISTINCT FROM NEW."disabled_at")
  EXECUTE FUNCTION "announce_access_change"();
CREATE CONSTRAINT TRIGGER "tenants_access" AFTER UPDATE ON "tenants" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD."slug", OLD."disabled_at") IS DISTINCT FROM (NEW."slug", NEW."disabled_at"))
  EXECUTE FUNCTION "announce_access_change"();
CREATE CONSTRAINT TRIGGER "memberships_access" AFTER UPDATE ON "memberships" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD."role" IS DISTINCT FROM NEW."role")
  EXECUTE FUNCTION "announce_access_change"();
CREATE CONSTRAINT TRIGGER "second_factors_access" AFTER UPDATE ON "second_factors" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD."confirmed_at" IS DISTINCT FROM NEW."confirmed_at")
  EXECUTE FUNCTION "announce_access_change"();
CREATE CONSTRAINT TRIGGER "interviews_access" AFTER UPDATE ON "interviews" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD."connection_id", OLD."session_id", OLD."candidate_name", OLD."role_name", OLD."completed_at")
    IS DISTINCT FROM (NEW."connection_id", NEW."session_id", NEW."candidate_name", NEW."role_name", NEW."completed_at"))
  EXECUTE FUNCTION "announce_access_change"();
CREATE CONSTRAINT TRIGGER "review_links_access" AFTER UPDATE ON "review_links" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD."starts_at", OLD."expires_at", OLD."revoked_at", OLD."shows_recording", OLD."allows_download",
      OLD."is_masked", OLD."struck_names", OLD."allowed_readers", OLD."passcode_hash")
    IS DISTINCT FROM (NEW."starts_at", NEW."expires_at", NEW."revoked_at", NEW."shows_recording",
      NEW."allows_download", NEW."is_masked", NEW."struck_names", NEW."allowed_readers", NEW."passcode_hash"))
  EXECUTE FUNCTION "announce_access_change"();
CREATE CONSTRAINT TRIGGER "link_visitors_access" AFTER UPDATE ON "link_visitors" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW."expires_at" < OLD."expires_at"
    OR (OLD."secret_hash", OLD."is_preview", OLD."email") IS DISTINCT FROM (NEW."secret_hash", NEW."is_preview", NEW."email"))
  EXECUTE FUNCTION "announce_access_change"();
CREATE CONSTRAINT TRIGGER "api_tokens_access" AFTER UPDATE ON "api_tokens" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD."token_hash", OLD."expires_at", OLD."revoked_at")
    IS DISTINCT FROM (NEW."token_hash", NEW."expires_at", NEW."revoked_at"))
  EXECUTE FUNCTION "announce_access_change"();

DO $$
DECLARE
  "t" text;
BEGIN
  FOREACH "t" IN ARRAY ARRAY['logins', 'users', 'tenants', 'memberships', 'second_factors', 'passkeys', 'interviews',
    'review_links', 'link_visitors', 'api_tokens', 'assignments']
  LOOP
    EXECUTE format('CREATE CONSTRAINT TRIGGER %I AFTER DELETE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
      EXECUTE FUNCTION "announce_access_change"()', "t" || '_access_ends', "t");
  END LOOP;
  -- Settings and rules: rarely written, and a row that comes can take away as much as one that goes.
  FOREACH "t" IN ARRAY ARRAY['tenant_settings', 'single_sign_ons', 'review_policies', 'policy_reviewers', 'review_link_items']
  LOOP
    EXECUTE format('CREATE CONSTRAINT TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION "announce_access_change"()', "t" || '_access', "t");
  END LOOP;
END;
$$;
