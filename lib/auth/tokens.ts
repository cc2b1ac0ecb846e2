import { createHash, randomBytes } from "node:crypto";

/** A new 256-bit secret as 43 URL-safe characters. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a token. A plain digest is enough: 256 random bits cannot be guessed from it. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
