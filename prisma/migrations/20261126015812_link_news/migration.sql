-- AlterEnum
ALTER TYPE "job_kind" ADD VALUE 'link';

-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'link_opened';
ALTER TYPE "notification_kind" ADD VALUE 'link_feedback';
ALTER TYPE "notification_kind" ADD VALUE 'link_expiring';

-- AlterTable
ALTER TABLE "notification_settings" ADD COLUMN     "link_expiring" "mail_timing" NOT NULL DEFAULT 'at_once',
ADD COLUMN     "link_feedback" "mail_timing" NOT NULL DEFAULT 'at_once',
ADD COLUMN     "link_opened" "mail_timing" NOT NULL DEFAULT 'daily';

-- AlterTable
ALTER TABLE "notifications" ADD COLUMN     "link_id" UUID;

-- AlterTable
ALTER TABLE "review_links" ADD COLUMN     "first_opened_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "visitor_feedback" ADD COLUMN     "id" UUID NOT NULL DEFAULT gen_random_uuid();

-- CreateIndex
CREATE UNIQUE INDEX "visitor_feedback_tenant_id_id_key" ON "visitor_feedback"("tenant_id", "id");

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_tenant_id_link_id_fkey" FOREIGN KEY ("tenant_id", "link_id") REFERENCES "review_links"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- What was opened before is no news.
UPDATE "review_links" SET "first_opened_at" = COALESCE("last_opened_at", "created_at") WHERE "open_count" > 0;
