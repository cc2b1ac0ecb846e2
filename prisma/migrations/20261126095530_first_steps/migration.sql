-- CreateTable
CREATE TABLE "first_steps" (
    "token_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "first_steps_pkey" PRIMARY KEY ("token_hash")
);

-- CreateIndex
CREATE INDEX "first_steps_user_id_idx" ON "first_steps"("user_id");

-- AddForeignKey
ALTER TABLE "first_steps" ADD CONSTRAINT "first_steps_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE RESTRICT;
