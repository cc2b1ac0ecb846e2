import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from "@simplewebauthn/server";
import type { Origin } from "@/lib/audit/entry";
import { userHandle } from "@/lib/auth/factors/passkeys/add-passkey";
import { type SignedAnswer, signedSchema } from "@/lib/auth/factors/passkeys/answers";
import { newChallenge, spendChallenge } from "@/lib/auth/factors/passkeys/challenge";
import {
  demandRelyingParty,
  type RelyingParty,
  relyingParty,
} from "@/lib/auth/factors/passkeys/relying-party";
import { createLogin } from "@/lib/auth/login/logins";
import { recordForPerson } from "@/lib/auth/person-audit";
import { clearAttempts, countAttempt, type RateLimitRule } from "@/lib/auth/rate-limit";
import { database } from "@/lib/db/client";
import { PER_ADDRESS, recordRefusal } from "./sign-in";

const PER_PASSKEY: RateLimitRule = { purpose: "sign-in-passkey", limit: 10, windowMs: 15 * 60_000 };

/** `answer` is what the browser sent, whatever it is; `sealed` its cookie. `address` and `origin`: as `SignInInput`. */
export type PasskeySignIn = { answer: unknown; sealed: string | undefined; address: string; origin: Origin };

export type PasskeyOutcome =
  | { userId: string; loginId: string }
  | "rate_limited"
  | "passkey_expired"
  | "passkey_refused";

/**
 * What the browser asks an authenticator for, and what its cookie keeps until then. No passkey is named: the device
 * offers those that it has, and Debrief says nothing of anybody. Throws `conflict` where there are no passkeys.
 */
export async function beginPasskeySignIn(): Promise<{
  options: PublicKeyCredentialRequestOptionsJSON;
  sealed: string;
}> {
  const { challenge, sealed } = newChallenge(null);
  const options = await generateAuthenticationOptions({
    rpID: demandRelyingParty().id,
    challenge: new Uint8Array(Buffer.from(challenge, "base64url")),
    userVerification: "required",
  });
  return { options, sealed };
}

/**
 * Opens a login, which has both steps: the device, and the fingerprint, face or PIN that it asked for. `passkey_expired`
 * when the challenge is over, used or another browser's. `passkey_refused` for everything else: an unknown or removed
 * passkey, a disabled person, a wrong signature and a counter that went back look the same.
 */
export async function signInWithPasskey(input: PasskeySignIn): Promise<PasskeyOutcome> {
  if (!(await countAttempt(PER_ADDRESS, input.address))) return "rate_limited";
  const party = relyingParty();
  const parsed = signedSchema.safeParse(input.answer);
  if (!party || !parsed.success) return "passkey_refused";
  const challenge = await spendChallenge(input.sealed, null);
  if (!challenge) return "passkey_expired";
  const { data: answer } = parsed;
  if (!(await countAttempt(PER_PASSKEY, answer.id))) return "rate_limited";
  const passkey = await findPasskey(answer);
  if (!passkey) return "passkey_refused";
  const { userId } = passkey;
  const used = await verify(answer, passkey.publicKey, challenge, party);
  if (!used) {
    await recordRefusal(userId, input.origin, "passkey");
    return "passkey_refused";
  }
  if (!(await markUsed(passkey.id, used))) {
    await recordRefusal(userId, input.origin, "counter of the passkey");
    return "passkey_refused";
  }
  const details = { through: "passkey", passkey: passkey.name };
  await recordForPerson(userId, input.origin, { action: "account.signed_in", details });
  await clearAttempts(PER_PASSKEY, answer.id);
  return { userId, loginId: await createLogin(userId, input.origin, { hasTwoSteps: true }) };
}

async function findPasskey({ id, response }: SignedAnswer) {
  const passkey = await database().prisma.passkey.findFirst({
    where: { credentialId: id, user: { disabledAt: null } },
    select: { id: true, name: true, userId: true, publicKey: true },
  });
  if (!passkey) return null;
  const handle = Buffer.from(userHandle(passkey.userId)).toString("base64url");
  return handle === response.userHandle ? passkey : null;
}

/** The authenticator's counter and state when the answer is its own, to this challenge, at this address; else null. */
async function verify(
  answer: SignedAnswer,
  publicKey: Uint8Array<ArrayBuffer>,
  challenge: string,
  { id, origin }: RelyingParty,
): Promise<{ counter: number; isBackedUp: boolean } | null> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      // `markUsed` compares the counter, in one statement for two who come at once.
      credential: { id: answer.id, publicKey, counter: 0 },
    });
    const { newCounter, credentialBackedUp } = authenticationInfo;
    return verified ? { counter: newCounter, isBackedUp: credentialBackedUp } : null;
  } catch {
    return null;
  }
}

/** Notes the use. False when the counter is not ahead of the last one: the key was copied. Those that count nothing say 0. */
async function markUsed(
  id: string,
  { counter, isBackedUp }: { counter: number; isBackedUp: boolean },
): Promise<boolean> {
  const isAhead = { OR: [{ counter: { lt: counter } }, ...(counter === 0 ? [{ counter: 0 }] : [])] };
  const { count } = await database().prisma.passkey.updateMany({
    where: { id, ...isAhead },
    data: { counter, isBackedUp, lastUsedAt: new Date() },
  });
  return count === 1;
}
