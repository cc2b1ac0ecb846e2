-- AlterEnum
ALTER TYPE "job_kind" ADD VALUE 'sweep';

-- AlterTable
ALTER TABLE "interviews" ADD COLUMN     "missing_since" TIMESTAMPTZ(3),
ADD COLUMN     "seen_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "jobs" 
ALTER COLUMN "run_at" SET DEFAULT now();

-- AlterTable
ALTER TABLE "platform_connections" ADD COLUMN     "filter_ignored_at" TIMESTAMPTZ(3),
ADD COLUMN     "full_cursor" TEXT,
ADD COLUMN     "full_pages" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "full_started_at" TIMESTAMPTZ(3),
ADD COLUMN     "news_at" TIMESTAMPTZ(3),
ADD COLUMN     "swept_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "tenant_paces" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "ceiling" DOUBLE PRECISION NOT NULL DEFAULT 500,
    "per_minute" DOUBLE PRECISION NOT NULL DEFAULT 500,
    "tokens" DOUBLE PRECISION NOT NULL DEFAULT 50,
    "refilled_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    "paused_until" TIMESTAMPTZ(3),
    "limited_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "open_until" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "last_error_at" TIMESTAMPTZ(3),
    "succeeded_at" TIMESTAMPTZ(3),

    CONSTRAINT "tenant_paces_pkey" PRIMARY KEY ("tenant_id")
);

-- CreateTable
CREATE TABLE "platform_health" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "open_until" TIMESTAMPTZ(3),

    CONSTRAINT "platform_health_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "jobs_tenant_id_run_at_idx" ON "jobs"("tenant_id", "run_at");

-- AddForeignKey
ALTER TABLE "tenant_paces" ADD CONSTRAINT "tenant_paces_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- The one row.
INSERT INTO "platform_health" ("id") VALUES (1);
