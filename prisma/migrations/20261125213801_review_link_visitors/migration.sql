-- AlterTable
ALTER TABLE "review_links" ADD COLUMN     "allows_download" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "allows_feedback" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "headline" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "is_masked" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "max_opens" INTEGER,
ADD COLUMN     "message" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "passcode_hash" TEXT,
ADD COLUMN     "recipient" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "shows_recording" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "shows_scores" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "shows_transcript" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "starts_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "struck_names" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "tenant_settings" ADD COLUMN     "link_allows_download" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "link_default_days" INTEGER NOT NULL DEFAULT 14,
ADD COLUMN     "link_max_days" INTEGER NOT NULL DEFAULT 90,
ADD COLUMN     "link_needs_passcode" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "review_link_items" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "link_id" UUID NOT NULL,
    "interview_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "review_link_items_pkey" PRIMARY KEY ("tenant_id","link_id","interview_id")
);

-- The links so far show one interview each.
INSERT INTO "review_link_items" ("tenant_id", "link_id", "interview_id", "position")
SELECT "tenant_id", "id", "interview_id", 0 FROM "review_links";

INSERT INTO "activities" ("id", "tenant_id", "interview_id", "actor_id", "kind", "detail", "created_at")
SELECT gen_random_uuid(), "tenant_id", "interview_id", "created_by_id", 'link_made',
  jsonb_build_object('kind', 'link_made', 'linkId', "id", 'recipient', ''), "created_at"
FROM "review_links";

UPDATE "review_links" SET "starts_at" = "created_at";

-- AlterTable
ALTER TABLE "review_links" DROP COLUMN "interview_id";

-- CreateTable
CREATE TABLE "review_link_notes" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "link_id" UUID NOT NULL,
    "note_id" UUID NOT NULL,

    CONSTRAINT "review_link_notes_pkey" PRIMARY KEY ("tenant_id","link_id","note_id")
);

-- CreateTable
CREATE TABLE "link_visitors" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "link_id" UUID NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "device" TEXT NOT NULL DEFAULT '',
    "is_preview" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "link_visitors_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visitor_hearings" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "visitor_id" UUID NOT NULL,
    "interview_id" UUID NOT NULL,
    "parts" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "visitor_hearings_pkey" PRIMARY KEY ("tenant_id","visitor_id","interview_id")
);

-- CreateTable
CREATE TABLE "visitor_feedback" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "visitor_id" UUID NOT NULL,
    "interview_id" UUID NOT NULL,
    "recommendation" "recommendation",
    "summary" TEXT NOT NULL DEFAULT '',
    "comments" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "visitor_feedback_pkey" PRIMARY KEY ("tenant_id","visitor_id","interview_id")
);

-- CreateIndex
CREATE INDEX "review_link_items_tenant_id_interview_id_idx" ON "review_link_items"("tenant_id", "interview_id");

-- CreateIndex
CREATE UNIQUE INDEX "link_visitors_secret_hash_key" ON "link_visitors"("secret_hash");

-- CreateIndex
CREATE INDEX "link_visitors_tenant_id_link_id_idx" ON "link_visitors"("tenant_id", "link_id");

-- CreateIndex
CREATE UNIQUE INDEX "link_visitors_tenant_id_id_key" ON "link_visitors"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "visitor_hearings_tenant_id_interview_id_idx" ON "visitor_hearings"("tenant_id", "interview_id");

-- CreateIndex
CREATE INDEX "visitor_feedback_tenant_id_interview_id_idx" ON "visitor_feedback"("tenant_id", "interview_id");

-- CreateIndex
CREATE INDEX "review_links_tenant_id_created_at_idx" ON "review_links"("tenant_id", "created_at");

-- AddForeignKey
ALTER TABLE "review_links" ADD CONSTRAINT "review_links_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "review_link_items" ADD CONSTRAINT "review_link_items_tenant_id_link_id_fkey" FOREIGN KEY ("tenant_id", "link_id") REFERENCES "review_links"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "review_link_items" ADD CONSTRAINT "review_link_items_tenant_id_interview_id_fkey" FOREIGN KEY ("tenant_id", "interview_id") REFERENCES "interviews"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "review_link_notes" ADD CONSTRAINT "review_link_notes_tenant_id_link_id_fkey" FOREIGN KEY ("tenant_id", "link_id") REFERENCES "review_links"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "review_link_notes" ADD CONSTRAINT "review_link_notes_tenant_id_note_id_fkey" FOREIGN KEY ("tenant_id", "note_id") REFERENCES "notes"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "link_visitors" ADD CONSTRAINT "link_visitors_tenant_id_link_id_fkey" FOREIGN KEY ("tenant_id", "link_id") REFERENCES "review_links"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "visitor_hearings" ADD CONSTRAINT "visitor_hearings_tenant_id_visitor_id_fkey" FOREIGN KEY ("tenant_id", "visitor_id") REFERENCES "link_visitors"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "visitor_hearings" ADD CONSTRAINT "visitor_hearings_tenant_id_interview_id_fkey" FOREIGN KEY ("tenant_id", "interview_id") REFERENCES "interviews"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "visitor_feedback" ADD CONSTRAINT "visitor_feedback_tenant_id_visitor_id_fkey" FOREIGN KEY ("tenant_id", "visitor_id") REFERENCES "link_visitors"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "visitor_feedback" ADD CONSTRAINT "visitor_feedback_tenant_id_interview_id_fkey" FOREIGN KEY ("tenant_id", "interview_id") REFERENCES "interviews"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;
