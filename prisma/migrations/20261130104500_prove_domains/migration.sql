-- AlterTable
ALTER TABLE "single_sign_ons" ADD COLUMN     "proven_domains" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- What one organisation alone has claimed so far goes on working; what several have, each has to prove.
UPDATE "single_sign_ons" AS "mine" SET "proven_domains" = ARRAY(
  SELECT "domain" FROM unnest("mine"."domains") AS "claimed"("domain")
  WHERE NOT EXISTS (
    SELECT FROM "single_sign_ons" AS "other"
    WHERE "other"."tenant_id" <> "mine"."tenant_id" AND "claimed"."domain" = ANY ("other"."domains")
  )
);

-- DropIndex
DROP INDEX "single_sign_ons_domains_idx";

-- CreateIndex
CREATE INDEX "single_sign_ons_proven_domains_idx" ON "single_sign_ons" USING GIN ("proven_domains");
