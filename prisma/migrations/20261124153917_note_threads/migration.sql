-- CreateEnum
CREATE TYPE "note_visibility" AS ENUM ('team', 'private');

-- DropIndex
DROP INDEX "notes_tenant_id_interview_id_idx";

-- AlterTable
ALTER TABLE "notes" ADD COLUMN     "deleted_at" TIMESTAMPTZ(3),
ADD COLUMN     "end_ms" INTEGER,
ADD COLUMN     "last_reply_at" TIMESTAMPTZ(3),
ADD COLUMN     "parent_id" UUID,
ADD COLUMN     "quote" TEXT,
ADD COLUMN     "request_id" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "visibility" "note_visibility" NOT NULL DEFAULT 'team',
ADD CONSTRAINT "notes_passage_check" CHECK ("end_ms" IS NULL OR "end_ms" > "at_ms" AND "at_ms" IS NOT NULL);

-- CreateTable
CREATE TABLE "note_revisions" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "note_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "visibility" "note_visibility" NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "note_revisions_pkey" PRIMARY KEY ("tenant_id","note_id","revision")
);

-- CreateTable
CREATE TABLE "note_mentions" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "note_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "note_mentions_pkey" PRIMARY KEY ("tenant_id","note_id","user_id")
);

-- CreateIndex
CREATE INDEX "note_mentions_tenant_id_user_id_created_at_idx" ON "note_mentions"("tenant_id", "user_id", "created_at");

-- CreateIndex
CREATE INDEX "notes_tenant_id_interview_id_parent_id_idx" ON "notes"("tenant_id", "interview_id", "parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "notes_tenant_id_interview_id_id_key" ON "notes"("tenant_id", "interview_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "notes_tenant_id_author_id_request_id_key" ON "notes"("tenant_id", "author_id", "request_id");

-- AddForeignKey
ALTER TABLE "notes" ADD CONSTRAINT "notes_tenant_id_interview_id_parent_id_fkey" FOREIGN KEY ("tenant_id", "interview_id", "parent_id") REFERENCES "notes"("tenant_id", "interview_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "note_revisions" ADD CONSTRAINT "note_revisions_tenant_id_note_id_fkey" FOREIGN KEY ("tenant_id", "note_id") REFERENCES "notes"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "note_mentions" ADD CONSTRAINT "note_mentions_tenant_id_note_id_fkey" FOREIGN KEY ("tenant_id", "note_id") REFERENCES "notes"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "note_mentions" ADD CONSTRAINT "note_mentions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
