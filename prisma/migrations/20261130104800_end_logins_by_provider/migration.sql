-- AlterTable
ALTER TABLE "logins" ADD COLUMN     "provider_sid" TEXT;

