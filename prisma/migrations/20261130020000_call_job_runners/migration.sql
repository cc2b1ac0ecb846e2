-- Whoever runs jobs is called when one is due that was not: idle, they need not ask.
CREATE FUNCTION call_job_runners() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  PERFORM pg_notify('debrief_jobs', '');
  RETURN NULL;
END $$;

CREATE TRIGGER call_for_new_jobs AFTER INSERT ON jobs FOR EACH ROW
  WHEN (NEW.run_at <= now()) EXECUTE FUNCTION call_job_runners();

CREATE TRIGGER call_for_hastened_jobs AFTER UPDATE OF run_at ON jobs FOR EACH ROW
  WHEN (NEW.run_at <= now() AND OLD.run_at > now()) EXECUTE FUNCTION call_job_runners();
