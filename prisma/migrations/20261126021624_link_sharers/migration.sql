-- AlterTable
ALTER TABLE "tenant_settings" ADD COLUMN     "link_only_by_admins" BOOLEAN NOT NULL DEFAULT false;

