-- CreateEnum
CREATE TYPE "assignment_rule" AS ENUM ('none', 'everyone', 'in_turn');

-- CreateEnum
CREATE TYPE "recommendation" AS ENUM ('strong_no', 'no', 'yes', 'strong_yes');

-- CreateEnum
CREATE TYPE "decision_outcome" AS ENUM ('advance', 'hold', 'reject');

-- AlterTable
ALTER TABLE "api_tokens" ALTER COLUMN "tenant_id" SET DEFAULT (current_setting('debrief.tenant_id'))::uuid;

-- AlterTable
ALTER TABLE "candidates" ALTER COLUMN "tenant_id" SET DEFAULT (current_setting('debrief.tenant_id'))::uuid;

-- AlterTable
ALTER TABLE "interviews" ADD COLUMN     "decision" "decision_outcome",
ALTER COLUMN "tenant_id" SET DEFAULT (current_setting('debrief.tenant_id'))::uuid;

-- AlterTable
ALTER TABLE "jobs" ALTER COLUMN "tenant_id" SET DEFAULT (current_setting('debrief.tenant_id'))::uuid;

-- AlterTable
ALTER TABLE "memberships" ALTER COLUMN "tenant_id" SET DEFAULT (current_setting('debrief.tenant_id'))::uuid;

-- AlterTable
ALTER TABLE "notes" ALTER COLUMN "tenant_id" SET DEFAULT (current_setting('debrief.tenant_id'))::uuid;

-- AlterTable
ALTER TABLE "platform_connections" ALTER COLUMN "tenant_id" SET DEFAULT (current_setting('debrief.tenant_id'))::uuid;

-- AlterTable
ALTER TABLE "recording_analyses" ALTER COLUMN "tenant_id" SET DEFAULT (current_setting('debrief.tenant_id'))::uuid;

-- AlterTable
ALTER TABLE "review_links" ALTER COLUMN "tenant_id" SET DEFAULT (current_setting('debrief.tenant_id'))::uuid;

-- CreateTable
CREATE TABLE "scorecards" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "name" TEXT NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scorecards_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scorecard_versions" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "scorecard_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "criteria" JSONB NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scorecard_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_policies" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "role_name" TEXT NOT NULL DEFAULT '',
    "scorecard_id" UUID,
    "is_blind" BOOLEAN NOT NULL DEFAULT true,
    "is_anonymous" BOOLEAN NOT NULL DEFAULT false,
    "required_reviews" INTEGER NOT NULL DEFAULT 1,
    "assignment" "assignment_rule" NOT NULL DEFAULT 'none',
    "due_days" INTEGER,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_policies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_reviewers" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "policy_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "policy_reviewers_pkey" PRIMARY KEY ("tenant_id","policy_id","user_id")
);

-- CreateTable
CREATE TABLE "assignments" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "interview_id" UUID NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "assigned_by_id" UUID,
    "due_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assignments_pkey" PRIMARY KEY ("tenant_id","interview_id","reviewer_id")
);

-- CreateTable
CREATE TABLE "reviews" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "interview_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "recommendation" "recommendation",
    "summary" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "submitted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reviews_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ratings" (
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "review_id" UUID NOT NULL,
    "criterion_id" TEXT NOT NULL,
    "score" INTEGER,
    "comment" TEXT NOT NULL DEFAULT '',
    "evidence" JSONB NOT NULL,

    CONSTRAINT "ratings_pkey" PRIMARY KEY ("tenant_id","review_id","criterion_id")
);

-- CreateTable
CREATE TABLE "decisions" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "interview_id" UUID NOT NULL,
    "outcome" "decision_outcome" NOT NULL,
    "reason_code" TEXT,
    "comment" TEXT NOT NULL DEFAULT '',
    "decided_by_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reopened_at" TIMESTAMPTZ(3),

    CONSTRAINT "decisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activities" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL DEFAULT (current_setting('debrief.tenant_id'))::uuid,
    "interview_id" UUID NOT NULL,
    "actor_id" UUID,
    "kind" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "activities_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "scorecards_tenant_id_id_key" ON "scorecards"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "scorecards_tenant_id_name_key" ON "scorecards"("tenant_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "scorecard_versions_tenant_id_id_key" ON "scorecard_versions"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "scorecard_versions_tenant_id_scorecard_id_number_key" ON "scorecard_versions"("tenant_id", "scorecard_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "review_policies_tenant_id_id_key" ON "review_policies"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "review_policies_tenant_id_role_name_key" ON "review_policies"("tenant_id", "role_name");

-- CreateIndex
CREATE INDEX "assignments_tenant_id_reviewer_id_idx" ON "assignments"("tenant_id", "reviewer_id");

-- CreateIndex
CREATE UNIQUE INDEX "reviews_tenant_id_id_key" ON "reviews"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "reviews_tenant_id_interview_id_author_id_key" ON "reviews"("tenant_id", "interview_id", "author_id");

-- CreateIndex
CREATE INDEX "ratings_tenant_id_criterion_id_idx" ON "ratings"("tenant_id", "criterion_id");

-- CreateIndex
CREATE INDEX "decisions_tenant_id_interview_id_idx" ON "decisions"("tenant_id", "interview_id");

-- CreateIndex
CREATE UNIQUE INDEX "decisions_tenant_id_id_key" ON "decisions"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "activities_tenant_id_interview_id_created_at_idx" ON "activities"("tenant_id", "interview_id", "created_at");

-- AddForeignKey
ALTER TABLE "scorecards" ADD CONSTRAINT "scorecards_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "scorecard_versions" ADD CONSTRAINT "scorecard_versions_tenant_id_scorecard_id_fkey" FOREIGN KEY ("tenant_id", "scorecard_id") REFERENCES "scorecards"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "scorecard_versions" ADD CONSTRAINT "scorecard_versions_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "review_policies" ADD CONSTRAINT "review_policies_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "review_policies" ADD CONSTRAINT "review_policies_tenant_id_scorecard_id_fkey" FOREIGN KEY ("tenant_id", "scorecard_id") REFERENCES "scorecards"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "policy_reviewers" ADD CONSTRAINT "policy_reviewers_tenant_id_policy_id_fkey" FOREIGN KEY ("tenant_id", "policy_id") REFERENCES "review_policies"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "policy_reviewers" ADD CONSTRAINT "policy_reviewers_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "memberships"("tenant_id", "user_id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_tenant_id_interview_id_fkey" FOREIGN KEY ("tenant_id", "interview_id") REFERENCES "interviews"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_tenant_id_reviewer_id_fkey" FOREIGN KEY ("tenant_id", "reviewer_id") REFERENCES "memberships"("tenant_id", "user_id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_tenant_id_interview_id_fkey" FOREIGN KEY ("tenant_id", "interview_id") REFERENCES "interviews"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_tenant_id_version_id_fkey" FOREIGN KEY ("tenant_id", "version_id") REFERENCES "scorecard_versions"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_tenant_id_review_id_fkey" FOREIGN KEY ("tenant_id", "review_id") REFERENCES "reviews"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_tenant_id_interview_id_fkey" FOREIGN KEY ("tenant_id", "interview_id") REFERENCES "interviews"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "activities" ADD CONSTRAINT "activities_tenant_id_interview_id_fkey" FOREIGN KEY ("tenant_id", "interview_id") REFERENCES "interviews"("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "activities" ADD CONSTRAINT "activities_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
