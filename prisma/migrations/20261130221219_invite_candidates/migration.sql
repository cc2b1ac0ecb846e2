-- CreateEnum
CREATE TYPE "consent_mode" AS ENUM ('explicit', 'integrator');

-- CreateEnum
CREATE TYPE "invite_state" AS ENUM ('planned', 'sending', 'sent', 'refused', 'withdrawn');

-- CreateEnum
CREATE TYPE "invite_mail_kind" AS ENUM ('invitation', 'reminder');

-- AlterEnum
ALTER TYPE "job_kind" ADD VALUE 'invite';
ALTER TYPE "job_kind" ADD VALUE 'invitee';

-- CreateTable
CREATE TABLE "invite_batches" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "request_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "persona_id" TEXT NOT NULL,
    "role_name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "consent_mode" "consent_mode" NOT NULL,
    "tags" TEXT[],
    "is_mailed" BOOLEAN NOT NULL,
    "paused_code" TEXT,
    "resumes_at" TIMESTAMPTZ(3),
    "look_started_at" TIMESTAMPTZ(3),
    "look_cursor" TEXT,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invite_batches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invites" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "batch_id" UUID NOT NULL,
    "candidate_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "candidate_ref" TEXT NOT NULL,
    "state" "invite_state" NOT NULL DEFAULT 'planned',
    "sent_at" TIMESTAMPTZ(3),
    "session_id" TEXT,
    "failure_code" TEXT,
    "link_ciphertext" BYTEA,
    "link_encrypted_with" TEXT,
    "link_expires_at" TIMESTAMPTZ(3),
    "mail_count" INTEGER NOT NULL DEFAULT 0,
    "mailed_at" TIMESTAMPTZ(3),
    "mail_failure" TEXT,
    "withdrawn_at" TIMESTAMPTZ(3),
    "is_replaced" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invites_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invite_rules" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "reminder_days" INTEGER NOT NULL DEFAULT 2,
    "most_reminders" INTEGER NOT NULL DEFAULT 2,

    CONSTRAINT "invite_rules_pkey" PRIMARY KEY ("tenant_id")
);

-- CreateTable
CREATE TABLE "invite_templates" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "kind" "invite_mail_kind" NOT NULL,
    "language" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "button" TEXT NOT NULL,

    CONSTRAINT "invite_templates_pkey" PRIMARY KEY ("tenant_id","kind","language")
);

-- CreateIndex
CREATE INDEX "invite_batches_tenant_id_created_at_id_idx" ON "invite_batches"("tenant_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "invite_batches_tenant_id_id_key" ON "invite_batches"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "invite_batches_tenant_id_request_id_key" ON "invite_batches"("tenant_id", "request_id");

-- CreateIndex
CREATE INDEX "invites_tenant_id_batch_id_position_idx" ON "invites"("tenant_id", "batch_id", "position");

-- CreateIndex
CREATE INDEX "invites_tenant_id_candidate_id_idx" ON "invites"("tenant_id", "candidate_id");

-- CreateIndex
CREATE UNIQUE INDEX "invites_tenant_id_id_key" ON "invites"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "invites_tenant_id_session_id_key" ON "invites"("tenant_id", "session_id");

-- AddForeignKey
ALTER TABLE "invite_batches" ADD CONSTRAINT "invite_batches_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "invite_batches" ADD CONSTRAINT "invite_batches_tenant_id_connection_id_fkey" FOREIGN KEY ("tenant_id", "connection_id") REFERENCES "platform_connections"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "invite_batches" ADD CONSTRAINT "invite_batches_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "invites" ADD CONSTRAINT "invites_tenant_id_batch_id_fkey" FOREIGN KEY ("tenant_id", "batch_id") REFERENCES "invite_batches"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "invites" ADD CONSTRAINT "invites_tenant_id_candidate_id_fkey" FOREIGN KEY ("tenant_id", "candidate_id") REFERENCES "candidates"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "invite_rules" ADD CONSTRAINT "invite_rules_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "invite_templates" ADD CONSTRAINT "invite_templates_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE RESTRICT;
