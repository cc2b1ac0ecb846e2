-- What was learnt before is kept in another form. The next playback learns it again.
DELETE FROM "recording_analyses";

-- AlterTable
ALTER TABLE "recording_analyses" DROP COLUMN "speech",
ADD COLUMN     "speech" BYTEA;
