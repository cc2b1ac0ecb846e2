-- A recording is read once when its interview is complete, so that waveform and times are there at the first opening.
ALTER TYPE "job_kind" ADD VALUE 'prepare' BEFORE 'mail';

ALTER TABLE "tenant_settings" ADD COLUMN     "prepares_recordings" BOOLEAN NOT NULL DEFAULT true;
