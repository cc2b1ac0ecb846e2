-- AlterTable
ALTER TABLE "memberships" ADD COLUMN     "steps_dismissed_at" TIMESTAMPTZ(3);
