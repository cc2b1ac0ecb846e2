-- CreateEnum
CREATE TYPE "value_source" AS ENUM ('platform', 'person', 'import');

-- AlterTable
ALTER TABLE "activities" ADD COLUMN     "candidate_id" UUID,
ALTER COLUMN "interview_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "candidates" ADD COLUMN     "display_name" TEXT NOT NULL DEFAULT 'Unnamed candidate',
ADD COLUMN     "email_source" "value_source" NOT NULL DEFAULT 'platform',
ADD COLUMN     "interview_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "last_interview_at" TIMESTAMPTZ(3),
ADD COLUMN     "merged_into_id" UUID,
ADD COLUMN     "name_source" "value_source" NOT NULL DEFAULT 'platform',
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "role_name" TEXT,
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "candidate_owners" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "candidate_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,

    CONSTRAINT "candidate_owners_pkey" PRIMARY KEY ("tenant_id","candidate_id")
);

-- CreateTable
CREATE TABLE "candidate_merges" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "kept_id" UUID NOT NULL,
    "moved_id" UUID NOT NULL,
    "interview_ids" UUID[],
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "merged_by_id" UUID NOT NULL,
    "merged_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "candidate_merges_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "candidate_owners_tenant_id_owner_id_idx" ON "candidate_owners"("tenant_id", "owner_id");

-- CreateIndex
CREATE INDEX "candidate_merges_tenant_id_kept_id_idx" ON "candidate_merges"("tenant_id", "kept_id");

-- CreateIndex
CREATE INDEX "candidate_merges_tenant_id_moved_id_idx" ON "candidate_merges"("tenant_id", "moved_id");

-- CreateIndex
CREATE UNIQUE INDEX "candidate_merges_tenant_id_id_key" ON "candidate_merges"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "activities_tenant_id_candidate_id_created_at_idx" ON "activities"("tenant_id", "candidate_id", "created_at");

-- CreateIndex
CREATE INDEX "candidates_tenant_id_merged_into_id_idx" ON "candidates"("tenant_id", "merged_into_id");

-- CreateIndex
CREATE INDEX "candidates_tenant_id_display_name_id_idx" ON "candidates"("tenant_id", "display_name", "id");

-- CreateIndex
CREATE INDEX "candidates_tenant_id_last_interview_at_id_idx" ON "candidates"("tenant_id", "last_interview_at", "id");

-- CreateIndex
CREATE INDEX "candidates_tenant_id_interview_count_id_idx" ON "candidates"("tenant_id", "interview_count", "id");

-- CreateIndex
CREATE INDEX "interviews_tenant_id_candidate_id_session_created_at_idx" ON "interviews"("tenant_id", "candidate_id", "session_created_at");

-- AddForeignKey
ALTER TABLE "candidates" ADD CONSTRAINT "candidates_tenant_id_merged_into_id_fkey" FOREIGN KEY ("tenant_id", "merged_into_id") REFERENCES "candidates"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "candidate_owners" ADD CONSTRAINT "candidate_owners_tenant_id_candidate_id_fkey" FOREIGN KEY ("tenant_id", "candidate_id") REFERENCES "candidates"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "candidate_owners" ADD CONSTRAINT "candidate_owners_tenant_id_owner_id_fkey" FOREIGN KEY ("tenant_id", "owner_id") REFERENCES "memberships"("tenant_id", "user_id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "candidate_merges" ADD CONSTRAINT "candidate_merges_tenant_id_kept_id_fkey" FOREIGN KEY ("tenant_id", "kept_id") REFERENCES "candidates"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "candidate_merges" ADD CONSTRAINT "candidate_merges_tenant_id_moved_id_fkey" FOREIGN KEY ("tenant_id", "moved_id") REFERENCES "candidates"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "candidate_merges" ADD CONSTRAINT "candidate_merges_merged_by_id_fkey" FOREIGN KEY ("merged_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "activities" ADD CONSTRAINT "activities_tenant_id_candidate_id_fkey" FOREIGN KEY ("tenant_id", "candidate_id") REFERENCES "candidates"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

ALTER TABLE "activities" ADD CONSTRAINT "activities_subject_check" CHECK (num_nonnulls("interview_id", "candidate_id") = 1);

ALTER TABLE "candidates" ADD CONSTRAINT "candidates_merge_check" CHECK ("merged_into_id" <> "id");

-- An interview without a reference belonged to nobody: its candidate takes the interview's id.
INSERT INTO "candidates" ("id", "tenant_id", "name", "email", "created_at")
SELECT "id", "tenant_id", nullif("candidate_name", 'Unnamed candidate'),
  coalesce("metadata"->>'candidate_email', "metadata"->>'candidateEmail', "metadata"->>'email'), "created_at"
FROM "interviews" WHERE "candidate_id" IS NULL;

UPDATE "interviews" SET "candidate_id" = "id" WHERE "candidate_id" IS NULL;

UPDATE "candidates" c SET
  "display_name" = coalesce(c."name", c."ref", 'Unnamed candidate'),
  "interview_count" = coalesce(i."total", 0),
  "last_interview_at" = i."latest"
FROM "candidates" other
LEFT JOIN (
  SELECT "tenant_id", "candidate_id", count(*)::int AS "total", max("session_created_at") AS "latest"
  FROM "interviews" GROUP BY "tenant_id", "candidate_id"
) i ON i."tenant_id" = other."tenant_id" AND i."candidate_id" = other."id"
WHERE c."tenant_id" = other."tenant_id" AND c."id" = other."id";
