-- AlterTable
ALTER TABLE "users" ADD COLUMN "steps_due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + '7 days'::interval);

-- AlterTable
ALTER TABLE "logins" ADD COLUMN "is_by_provider" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "logins" ADD COLUMN "proven_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
UPDATE "logins" SET "proven_at" = "created_at", "is_by_provider" = "bound_tenant_id" IS NOT NULL;

-- AlterTable
ALTER TABLE "passkeys" ADD COLUMN "is_proven" BOOLEAN NOT NULL DEFAULT false;
