-- CreateEnum
CREATE TYPE "list_density" AS ENUM ('comfortable', 'compact');

-- CreateTable
CREATE TABLE "interview_views" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "owner_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "address" TEXT NOT NULL,
    "columns" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "density" "list_density" NOT NULL DEFAULT 'comfortable',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "interview_views_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "interview_view_defaults" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "user_id" UUID NOT NULL,
    "view_id" UUID NOT NULL,

    CONSTRAINT "interview_view_defaults_pkey" PRIMARY KEY ("tenant_id","user_id")
);

-- CreateTable
CREATE TABLE "list_looks" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "user_id" UUID NOT NULL,
    "columns" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "density" "list_density" NOT NULL DEFAULT 'comfortable',

    CONSTRAINT "list_looks_pkey" PRIMARY KEY ("tenant_id","user_id")
);

-- CreateIndex
CREATE INDEX "interview_views_tenant_id_owner_id_idx" ON "interview_views"("tenant_id", "owner_id");

-- CreateIndex
CREATE UNIQUE INDEX "interview_views_tenant_id_id_key" ON "interview_views"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "interview_view_defaults_tenant_id_view_id_idx" ON "interview_view_defaults"("tenant_id", "view_id");

-- AddForeignKey
ALTER TABLE "interview_views" ADD CONSTRAINT "interview_views_tenant_id_owner_id_fkey" FOREIGN KEY ("tenant_id", "owner_id") REFERENCES "memberships"("tenant_id", "user_id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "interview_view_defaults" ADD CONSTRAINT "interview_view_defaults_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "memberships"("tenant_id", "user_id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "interview_view_defaults" ADD CONSTRAINT "interview_view_defaults_tenant_id_view_id_fkey" FOREIGN KEY ("tenant_id", "view_id") REFERENCES "interview_views"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "list_looks" ADD CONSTRAINT "list_looks_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "memberships"("tenant_id", "user_id") ON DELETE CASCADE ON UPDATE RESTRICT;
