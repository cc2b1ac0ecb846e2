-- Transcripts that are already there are made searchable too. A step of its own: a new value of an enum can be used
-- only after the transaction that adds it.
INSERT INTO "jobs" ("id", "tenant_id", "kind", "subject_id", "run_at")
SELECT gen_random_uuid(), "tenant_id", 'index', "id", now()
FROM "interviews"
WHERE "status" = 'completed' AND "has_transcript"
ON CONFLICT ("tenant_id", "kind", "subject_id") DO NOTHING;
