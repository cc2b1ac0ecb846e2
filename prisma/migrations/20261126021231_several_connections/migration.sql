-- AlterTable
ALTER TABLE "platform_connections" ADD COLUMN     "disabled_at" TIMESTAMPTZ(3),
ADD COLUMN     "name" TEXT NOT NULL DEFAULT 'Platform',
ADD COLUMN     "removed_at" TIMESTAMPTZ(3),
ALTER COLUMN "tenant_id" SET DEFAULT (current_setting('debrief.tenant_id'))::uuid;

