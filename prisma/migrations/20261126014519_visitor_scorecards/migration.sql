-- AlterTable
ALTER TABLE "review_links" ADD COLUMN     "asks_scorecard" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "scorecard_id" UUID;

-- AlterTable
ALTER TABLE "visitor_feedback" ADD COLUMN     "ratings" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "sent_at" TIMESTAMPTZ(3),
ADD COLUMN     "version_id" UUID;

-- AddForeignKey
ALTER TABLE "review_links" ADD CONSTRAINT "review_links_tenant_id_scorecard_id_fkey" FOREIGN KEY ("tenant_id", "scorecard_id") REFERENCES "scorecards"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "visitor_feedback" ADD CONSTRAINT "visitor_feedback_tenant_id_version_id_fkey" FOREIGN KEY ("tenant_id", "version_id") REFERENCES "scorecard_versions"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What was saved so far had been sent.
UPDATE "visitor_feedback" SET "sent_at" = "updated_at";
