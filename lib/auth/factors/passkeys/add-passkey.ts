import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { decodeAttestationObject } from "@simplewebauthn/server/helpers";
import type { Origin } from "@/lib/audit/entry";
import { demandStepsShown } from "@/lib/auth/factors/second-factor-rule";
import type { LoggedInUser } from "@/lib/auth/login/logins";
import { recordForPerson } from "@/lib/auth/person-audit";
import { database } from "@/lib/db/client";
import { orConflict } from "@/lib/db/unique";
import { AppError } from "@/lib/errors";
import type { MadeAnswer } from "./answers";
import { newChallenge, spendChallenge } from "./challenge";
import { demandFreshProof } from "./proof";
import { demandRelyingParty, type RelyingParty } from "./relying-party";

const MOST = 20;
// ES256, EdDSA and RS256: what phones, keys and Windows make.
const ALGORITHMS = [-7, -8, -257];

/**
 * What the browser asks an authenticator for, and what its cookie keeps until then. Throws as `demandFreshProof`, and
 * `conflict` when the person has as many as there may be, or no browser takes this installation's address.
 */
export async function beginPasskey(
  user: LoggedInUser,
  password: string,
): Promise<{ options: PublicKeyCredentialCreationOptionsJSON; sealed: string }> {
  const party = demandRelyingParty();
  await demandFreshProof(user, password);
  const known = await listCredentials(user.userId);
  const { challenge, sealed } = newChallenge(user.loginId);
  const options = await generateRegistrationOptions({
    rpID: party.id,
    rpName: party.name,
    userID: userHandle(user.userId),
    userName: user.email,
    userDisplayName: user.name,
    challenge: new Uint8Array(Buffer.from(challenge, "base64url")),
    attestationType: "none",
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: known,
  });
  return { options, sealed };
}

/**
 * Keeps the passkey that an authenticator made. Who has shown themselves and then their device has shown both steps.
 * Throws `conflict` when the challenge is over or the passkey known, and `invalid_input` for what is not its answer.
 */
export async function addPasskey(
  user: LoggedInUser,
  { answer, sealed, name }: { answer: MadeAnswer; sealed: string | undefined; name: string },
  origin: Origin,
): Promise<void> {
  const { userId, loginId } = user;
  const party = demandRelyingParty();
  await demandStepsShown(user);
  const challenge = await spendChallenge(sealed, loginId);
  if (!challenge) throw new AppError("conflict", "The request timed out. Try again.");
  const made = await verify(answer, challenge, party);
  if (!made) throw new AppError("invalid_input", "Your device’s response could not be read. Try again.");
  const { credential, credentialDeviceType, credentialBackedUp } = made;
  const row = {
    userId,
    name,
    credentialId: credential.id,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: answer.response.transports,
    isMultiDevice: credentialDeviceType === "multiDevice",
    isBackedUp: credentialBackedUp,
    isProven: user.hasTwoSteps,
  };
  const work = database().prisma.$transaction(async (tx) => {
    await tx.passkey.create({ data: row });
    await tx.login.updateMany({ where: { id: loginId, userId }, data: { hasTwoSteps: true } });
    const event = { action: "account.passkey_added", details: { passkey: name } } as const;
    await recordForPerson(userId, origin, event, tx);
  });
  await orConflict(work, "This passkey has already been added.");
}

/** Who a passkey says that it belongs to: an id, which tells its keeper nothing. */
export function userHandle(userId: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(userId);
}

async function listCredentials(userId: string): Promise<{ id: string; transports: string[] }[]> {
  const rows = await database().prisma.passkey.findMany({
    where: { userId },
    select: { credentialId: true, transports: true },
  });
  if (rows.length >= MOST) throw new AppError("conflict", `You have reached the limit of ${MOST} passkeys.`);
  return rows.map(({ credentialId, transports }) => ({ id: credentialId, transports }));
}

async function verify(answer: MadeAnswer, challenge: string, { id, origin }: RelyingParty) {
  try {
    if (namesCertificates(answer)) return null;
    const { registrationInfo } = await verifyRegistrationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    return registrationInfo ?? null;
  } catch {
    return null;
  }
}

/**
 * Whether an answer comes with its maker's certificates, which nobody asked for. To check them, the library asks
 * addresses that stand in them, and Debrief connects to no stranger's.
 */
function namesCertificates({ response: { attestationObject } }: MadeAnswer): boolean {
  const made = decodeAttestationObject(new Uint8Array(Buffer.from(attestationObject, "base64url")));
  const format = made.get("fmt");
  return !(format === "none" || (format === "packed" && made.get("attStmt").get("x5c") === undefined));
}
