-- DropIndex
DROP INDEX "interviews_tenant_id_decision_session_created_at_id_status_idx";

-- DropIndex
DROP INDEX "interviews_tenant_id_role_name_session_created_at_id_status_idx";

-- CreateIndex
CREATE INDEX "interviews_tenant_id_role_name_session_created_at_id_idx" ON "interviews"("tenant_id", "role_name", "session_created_at", "id");

-- CreateIndex
CREATE INDEX "interviews_tenant_id_decision_session_created_at_id_idx" ON "interviews"("tenant_id", "decision", "session_created_at", "id");

-- CreateIndex
CREATE INDEX "interviews_tenant_id_status_decision_role_name_language_id_idx" ON "interviews"("tenant_id", "status", "decision", "role_name", "language", "id");

-- CreateIndex
CREATE INDEX "interviews_tags_idx" ON "interviews" USING GIN ("tags");
