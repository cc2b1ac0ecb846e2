-- CreateTable
CREATE TABLE "interview_follows" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "interview_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "interview_follows_pkey" PRIMARY KEY ("tenant_id","interview_id","user_id")
);

-- CreateIndex
CREATE INDEX "interview_follows_tenant_id_user_id_idx" ON "interview_follows"("tenant_id", "user_id");

-- AddForeignKey
ALTER TABLE "interview_follows" ADD CONSTRAINT "interview_follows_tenant_id_interview_id_fkey" FOREIGN KEY ("tenant_id", "interview_id") REFERENCES "interviews"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "interview_follows" ADD CONSTRAINT "interview_follows_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "memberships"("tenant_id", "user_id") ON DELETE CASCADE ON UPDATE RESTRICT;
