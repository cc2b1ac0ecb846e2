-- AlterTable
ALTER TABLE "single_sign_ons" ADD COLUMN     "acr_values" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "trusts_steps" BOOLEAN NOT NULL DEFAULT true;

-- Providers were trusted with the second step so far, and so are the logins that they made.
UPDATE "logins" SET "has_two_steps" = true WHERE "bound_tenant_id" IS NOT NULL AND "revoked_at" IS NULL;
