-- AlterTable
ALTER TABLE "review_links" ADD COLUMN     "token_ciphertext" BYTEA,
ADD COLUMN     "token_encrypted_with" TEXT;

