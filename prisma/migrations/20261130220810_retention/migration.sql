-- How long interviews are kept: rules, extensions, what was announced, and what each look did.

-- AlterEnum
ALTER TYPE "job_kind" ADD VALUE 'expire';

-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'expiry_announced';

-- AlterTable
ALTER TABLE "erasures" ADD COLUMN     "by_rule" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "notification_settings" ADD COLUMN     "expiry_announced" "mail_timing" NOT NULL DEFAULT 'at_once';

-- CreateTable
CREATE TABLE "retention_rules" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "role_name" TEXT NOT NULL,
    "advance_days" INTEGER,
    "hold_days" INTEGER,
    "reject_days" INTEGER,
    "undecided_days" INTEGER,
    "unfinished_days" INTEGER,
    "counts_activity" BOOLEAN NOT NULL DEFAULT false,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "retention_rules_pkey" PRIMARY KEY ("tenant_id","role_name")
);

-- CreateTable
CREATE TABLE "retention_extensions" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "candidate_id" UUID NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "extended_by_id" UUID NOT NULL,
    "extended_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "retention_extensions_pkey" PRIMARY KEY ("tenant_id","candidate_id")
);

-- CreateTable
CREATE TABLE "retention_notices" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "interview_id" UUID NOT NULL,
    "noticed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "retention_notices_pkey" PRIMARY KEY ("tenant_id","interview_id")
);

-- CreateTable
CREATE TABLE "retention_runs" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "cursor" UUID,
    "looked" INTEGER NOT NULL DEFAULT 0,
    "announced" INTEGER NOT NULL DEFAULT 0,
    "first_goes_at" TIMESTAMPTZ(3),
    "erased" INTEGER NOT NULL DEFAULT 0,
    "candidates" INTEGER NOT NULL DEFAULT 0,
    "held" INTEGER NOT NULL DEFAULT 0,
    "extended" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "retention_runs_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "retention_runs_tenant_id_started_at_idx" ON "retention_runs"("tenant_id", "started_at");

-- CreateIndex
CREATE UNIQUE INDEX "retention_runs_tenant_id_id_key" ON "retention_runs"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "notifications_tenant_id_interview_id_idx" ON "notifications"("tenant_id", "interview_id");

-- AddForeignKey
ALTER TABLE "retention_rules" ADD CONSTRAINT "retention_rules_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "retention_extensions" ADD CONSTRAINT "retention_extensions_tenant_id_candidate_id_fkey" FOREIGN KEY ("tenant_id", "candidate_id") REFERENCES "candidates"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "retention_extensions" ADD CONSTRAINT "retention_extensions_extended_by_id_fkey" FOREIGN KEY ("extended_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "retention_notices" ADD CONSTRAINT "retention_notices_tenant_id_interview_id_fkey" FOREIGN KEY ("tenant_id", "interview_id") REFERENCES "interviews"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "retention_runs" ADD CONSTRAINT "retention_runs_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE RESTRICT;
