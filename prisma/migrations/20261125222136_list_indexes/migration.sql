-- CreateIndex
CREATE INDEX "interviews_tenant_id_language_id_idx" ON "interviews"("tenant_id", "language", "id");

-- CreateIndex
CREATE INDEX "interviews_tenant_id_duration_sec_id_idx" ON "interviews"("tenant_id", "duration_sec", "id");

-- CreateIndex
CREATE INDEX "interviews_tenant_id_role_name_id_idx" ON "interviews"("tenant_id", "role_name", "id");

-- CreateIndex
CREATE INDEX "interviews_tenant_id_status_id_idx" ON "interviews"("tenant_id", "status", "id");
