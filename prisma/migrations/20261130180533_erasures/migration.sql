-- CreateEnum
CREATE TYPE "erasure_reason" AS ENUM ('asked', 'withdrew', 'ended', 'other');

-- CreateTable
CREATE TABLE "erasures" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "candidate_ids" UUID[],
    "interview_ids" UUID[],
    "reason" "erasure_reason" NOT NULL,
    "case_number" TEXT NOT NULL DEFAULT '',
    "counts" JSONB NOT NULL,
    "erased_by_id" UUID,
    "erased_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "erasures_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "erasure_keys" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "key_ciphertext" BYTEA NOT NULL,
    "key_encrypted_with" TEXT NOT NULL,

    CONSTRAINT "erasure_keys_pkey" PRIMARY KEY ("tenant_id")
);

-- CreateTable
CREATE TABLE "erased_fingerprints" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "fingerprint" TEXT NOT NULL,
    "erasure_id" UUID NOT NULL,

    CONSTRAINT "erased_fingerprints_pkey" PRIMARY KEY ("tenant_id","fingerprint")
);

-- CreateTable
CREATE TABLE "erased_sessions" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "fingerprint" TEXT NOT NULL,
    "erasure_id" UUID NOT NULL,
    "session_ciphertext" BYTEA NOT NULL,
    "session_encrypted_with" TEXT NOT NULL,
    "connection_id" UUID NOT NULL,
    "checked_at" TIMESTAMPTZ(3),

    CONSTRAINT "erased_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "erasures_tenant_id_erased_at_id_idx" ON "erasures"("tenant_id", "erased_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "erasures_tenant_id_id_key" ON "erasures"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "erased_fingerprints_tenant_id_erasure_id_idx" ON "erased_fingerprints"("tenant_id", "erasure_id");

-- CreateIndex
CREATE INDEX "erased_sessions_tenant_id_erasure_id_idx" ON "erased_sessions"("tenant_id", "erasure_id");

-- CreateIndex
CREATE INDEX "erased_sessions_tenant_id_checked_at_idx" ON "erased_sessions"("tenant_id", "checked_at");

-- CreateIndex
CREATE UNIQUE INDEX "erased_sessions_tenant_id_fingerprint_key" ON "erased_sessions"("tenant_id", "fingerprint");

-- AddForeignKey
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_erased_by_id_fkey" FOREIGN KEY ("erased_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "erasure_keys" ADD CONSTRAINT "erasure_keys_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "erased_fingerprints" ADD CONSTRAINT "erased_fingerprints_tenant_id_erasure_id_fkey" FOREIGN KEY ("tenant_id", "erasure_id") REFERENCES "erasures"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "erased_sessions" ADD CONSTRAINT "erased_sessions_tenant_id_erasure_id_fkey" FOREIGN KEY ("tenant_id", "erasure_id") REFERENCES "erasures"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;
