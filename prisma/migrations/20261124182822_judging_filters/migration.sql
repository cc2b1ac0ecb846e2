-- CreateIndex
CREATE INDEX "interviews_tenant_id_role_name_session_created_at_id_idx" ON "interviews"("tenant_id", "role_name", "session_created_at", "id");

-- CreateIndex
CREATE INDEX "interviews_tenant_id_decision_session_created_at_id_idx" ON "interviews"("tenant_id", "decision", "session_created_at", "id");
