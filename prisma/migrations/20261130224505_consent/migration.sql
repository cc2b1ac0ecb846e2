-- With which consent an interview was held, and which one an organisation allows for invitations.

-- CreateEnum
CREATE TYPE "consent_rule" AS ENUM ('any', 'explicit', 'integrator');

-- AlterTable
ALTER TABLE "interviews" ADD COLUMN     "consent_mode" TEXT,
ADD COLUMN     "consented_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "tenant_settings" ADD COLUMN     "consent_notice" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "consent_rule" "consent_rule" NOT NULL DEFAULT 'any';

-- CreateIndex
CREATE INDEX "interviews_tenant_id_consent_mode_session_created_at_id_idx" ON "interviews"("tenant_id", "consent_mode", "session_created_at", "id");
