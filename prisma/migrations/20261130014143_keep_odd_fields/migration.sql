-- AlterTable
ALTER TABLE "interviews" ADD COLUMN     "odd_fields" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "platform_connections" ADD COLUMN     "full_lost_rows" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "lost_path" TEXT,
ADD COLUMN     "lost_rows" INTEGER NOT NULL DEFAULT 0;
