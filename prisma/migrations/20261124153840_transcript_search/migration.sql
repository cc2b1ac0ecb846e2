-- AlterEnum
ALTER TYPE "job_kind" ADD VALUE 'index';

-- CreateTable
CREATE TABLE "tenant_settings" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "keeps_transcript_text" BOOLEAN NOT NULL DEFAULT true,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tenant_settings_pkey" PRIMARY KEY ("tenant_id")
);

-- CreateTable
CREATE TABLE "transcript_indexes" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "interview_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "transcript_version" TEXT NOT NULL,
    "language" TEXT,
    "stemmer" TEXT,
    "has_times" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "transcript_indexes_pkey" PRIMARY KEY ("tenant_id","interview_id")
);

-- CreateTable
CREATE TABLE "transcript_passages" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "interview_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "turn_id" TEXT NOT NULL,
    "speaker_id" TEXT,
    "speaker_label" TEXT,
    "start_ms" INTEGER,
    "end_ms" INTEGER,
    "text" TEXT NOT NULL,
    "terms" tsvector NOT NULL,

    CONSTRAINT "transcript_passages_pkey" PRIMARY KEY ("tenant_id","interview_id","position")
);

-- CreateTable
CREATE TABLE "speaker_names" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "interview_id" UUID NOT NULL,
    "speaker_id" TEXT NOT NULL,
    "transcript_version" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "changed_by_id" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "speaker_names_pkey" PRIMARY KEY ("tenant_id","interview_id","speaker_id")
);

-- CreateIndex
CREATE INDEX "transcript_passages_terms_idx" ON "transcript_passages" USING GIN ("terms");

-- AddForeignKey
ALTER TABLE "tenant_settings" ADD CONSTRAINT "tenant_settings_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "transcript_indexes" ADD CONSTRAINT "transcript_indexes_tenant_id_interview_id_fkey" FOREIGN KEY ("tenant_id", "interview_id") REFERENCES "interviews"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "transcript_passages" ADD CONSTRAINT "transcript_passages_tenant_id_interview_id_fkey" FOREIGN KEY ("tenant_id", "interview_id") REFERENCES "transcript_indexes"("tenant_id", "interview_id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "speaker_names" ADD CONSTRAINT "speaker_names_tenant_id_interview_id_fkey" FOREIGN KEY ("tenant_id", "interview_id") REFERENCES "interviews"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "speaker_names" ADD CONSTRAINT "speaker_names_changed_by_id_fkey" FOREIGN KEY ("changed_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
