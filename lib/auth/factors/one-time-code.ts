import { randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";

const PERIOD_S = 30;
/** A phone's clock may be one step off, either way. */
const STEPS_OFF = 1;
const RECOVERY_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
const RECOVERY_LENGTH = 16;

/** A new secret for an authenticator app, in base32: 160 bits, as RFC 4226 section 4 recommends. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address behind the QR code that an authenticator app reads. */
export function enrolmentAddress(secret: string, email: string): string {
  return totpOf(secret, email).toString();
}

/** The time step (RFC 6238) whose code `code` is, among those that are good at `nowMs`; null when it is none of them. */
export function stepOf(secret: string, code: string, nowMs = Date.now()): number | null {
  // The library throws at what has another length.
  if (!/^\d{6}$/.test(code)) return null;
  const delta = totpOf(secret).validate({ token: code, window: STEPS_OFF, timestamp: nowMs });
  return delta === null ? null : Math.floor(nowMs / 1000 / PERIOD_S) + delta;
}

/** A code that stands in for the app, once: sixteen letters in fours, about 79 bits. */
export function newRecoveryCode(): string {
  let letters = "";
  // Bytes that would favour the first letters are left out.
  const fair = 256 - (256 % RECOVERY_LETTERS.length);
  while (letters.length < RECOVERY_LENGTH)
    for (const byte of randomBytes(RECOVERY_LENGTH))
      if (byte < fair && letters.length < RECOVERY_LENGTH)
        letters += RECOVERY_LETTERS[byte % RECOVERY_LETTERS.length];
  return letters.replaceAll(/.{4}(?=.)/g, "$&-");
}

/** A code as it is compared: people type spaces, dashes and capitals. */
export function normaliseCode(code: string): string {
  return code.toLowerCase().replaceAll(/[\s-]/g, "");
}

function totpOf(secret: string, label = ""): TOTP {
  return new TOTP({ issuer: "Debrief", label, secret: Secret.fromBase32(secret), period: PERIOD_S });
}
