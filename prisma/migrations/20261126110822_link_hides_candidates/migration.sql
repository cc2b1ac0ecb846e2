-- AlterTable
ALTER TABLE "tenant_settings" ADD COLUMN     "link_hides_candidates" BOOLEAN NOT NULL DEFAULT false,
ALTER COLUMN "tenant_id" SET DEFAULT (current_setting('debrief.tenant_id'))::uuid;

