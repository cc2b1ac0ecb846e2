-- CreateIndex
CREATE INDEX "interviews_tenant_id_language_id_idx" ON "interviews"("tenant_id", "language", "id");

-- CreateIndex
CREATE INDEX "interviews_tenant_id_duration_sec_id_idx" ON "interviews"("tenant_id", "duration_sec", "id");

-- CreateIndex
CREATE INDEX "interviews_tenant_id_role_name_id_idx" ON "interviews"("tenant_id", "role_name", "id");

-- CreateIndex
CREATE INDEX "interviews_tenant_id_status_id_idx" ON "interviews"("tenant_id", "status", "id");

-- DropIndex
DROP INDEX "interviews_tenant_id_decision_session_created_at_id_idx";

-- DropIndex
DROP INDEX "interviews_tenant_id_role_name_session_created_at_id_idx";

-- CreateIndex
CREATE INDEX "interviews_tenant_id_role_name_session_created_at_id_status_idx" ON "interviews"("tenant_id", "role_name", "session_created_at", "id", "status");

-- CreateIndex
CREATE INDEX "interviews_tenant_id_decision_session_created_at_id_status_idx" ON "interviews"("tenant_id", "decision", "session_created_at", "id", "status");
