-- AlterTable
ALTER TABLE "link_visitors" ADD COLUMN     "email" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "review_links" ADD COLUMN     "allowed_readers" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "link_codes" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "link_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "link_codes_pkey" PRIMARY KEY ("tenant_id","link_id","email")
);

-- AddForeignKey
ALTER TABLE "link_codes" ADD CONSTRAINT "link_codes_tenant_id_link_id_fkey" FOREIGN KEY ("tenant_id", "link_id") REFERENCES "review_links"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;
