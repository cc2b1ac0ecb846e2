-- AlterTable
ALTER TABLE "users" ADD COLUMN     "is_email_proven" BOOLEAN NOT NULL DEFAULT false;

-- Who has an account keeps what they can do with it.
UPDATE "users" SET "is_email_proven" = true;
