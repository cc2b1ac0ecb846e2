import { randomBytes } from "node:crypto";
import { z } from "zod";
import { openState, sealState } from "@/lib/auth/login/sealed-state";
import { hashToken } from "@/lib/auth/tokens";
import { database } from "@/lib/db/client";
import { isTaken } from "@/lib/db/unique";

/** How long somebody may take with their device. */
export const CHALLENGE_SECONDS = 5 * 60;

const PURPOSE = "passkey-challenge";

const schema = z.object({
  /** base64url, as the browser gives it back. */
  challenge: z.string(),
  /** The login that may add a passkey with it; null for signing in. */
  loginId: z.string().nullable(),
  madeAt: z.number(),
});

/**
 * A challenge for an authenticator. `sealed` goes into the browser's cookie and is all that is kept of it: the sign-in
 * page makes one whenever somebody opens it. `loginId`: who may add a passkey with it; null for signing in.
 */
export function newChallenge(
  loginId: string | null,
  now = Date.now(),
): { challenge: string; sealed: string } {
  const challenge = randomBytes(32).toString("base64url");
  return { challenge, sealed: sealState(PURPOSE, { challenge, loginId, madeAt: now }) };
}

/** Uses up the challenge that `newChallenge` made for `loginId`. Null when it is absent, of another, too old or used. */
export async function spendChallenge(
  sealed: string | undefined,
  loginId: string | null,
  now = Date.now(),
): Promise<string | null> {
  const state = openState(PURPOSE, schema, sealed);
  if (!state || state.loginId !== loginId) return null;
  const expiresAt = new Date(state.madeAt + CHALLENGE_SECONDS * 1000);
  if (now >= expiresAt.getTime()) return null;
  const data = { challengeHash: hashToken(state.challenge), expiresAt };
  try {
    await database().prisma.spentChallenge.create({ data });
    return state.challenge;
  } catch (error) {
    if (isTaken(error)) return null;
    throw error;
  }
}
