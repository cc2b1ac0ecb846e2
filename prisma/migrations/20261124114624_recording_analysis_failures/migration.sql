-- What was learnt before says neither of which run nor why it failed. The next playback learns it again.
DELETE FROM "recording_analyses";

-- AlterTable
ALTER TABLE "recording_analyses" ADD COLUMN     "failure" TEXT,
ADD COLUMN     "recording_version" TEXT NOT NULL,
ALTER COLUMN "duration_ms" DROP NOT NULL,
ALTER COLUMN "peaks" DROP NOT NULL,
ALTER COLUMN "speech" DROP NOT NULL;
