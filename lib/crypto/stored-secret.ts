import { env } from "@/lib/env";
import { processSingleton } from "@/lib/process-singleton";
import {
  type EncryptionKey,
  parseEncryptionKeys,
  type SealedSecret,
  type SecretPlace,
  seal,
  unseal,
} from "./secret-box";

/** Everywhere that secrets are stored. A new one needs a table in `lib/db/reencrypt.ts` as well. */
export const secretPlaces = {
  platformKey: (owner: string, row: string): SecretPlace => ({
    ...{ table: "platform_connections", column: "key_ciphertext", row, owner },
  }),
  webhookTarget: (owner: string, row: string): SecretPlace => ({
    ...{ table: "webhooks", column: "target_ciphertext", row, owner },
  }),
  /** `issuer`: the provider's. A stored secret must not be sent to another one. */
  providerSecret: (owner: string, issuer: string): SecretPlace => ({
    ...{ table: "single_sign_ons", column: "secret_ciphertext", row: owner, owner, audience: issuer },
  }),
  linkToken: (owner: string, row: string): SecretPlace => ({
    ...{ table: "review_links", column: "token_ciphertext", row, owner },
  }),
  candidateLink: (owner: string, row: string): SecretPlace => ({
    ...{ table: "invites", column: "link_ciphertext", row, owner },
  }),
  fingerprintKey: (owner: string): SecretPlace => ({
    ...{ table: "erasure_keys", column: "key_ciphertext", row: owner, owner },
  }),
  erasedSession: (owner: string, row: string): SecretPlace => ({
    ...{ table: "erased_sessions", column: "session_ciphertext", row, owner },
  }),
  secondStep: (userId: string): SecretPlace => ({
    ...{ table: "second_factors", column: "secret_ciphertext", row: userId, owner: userId },
  }),
};

/** `plain` as it is kept at `place`, under the first of the installation's keys. */
export function sealSecret(place: SecretPlace, plain: string): SealedSecret {
  return seal(plain, place, installationKeys());
}

/** What is kept at `place`; null when none of the keys opens it there, as after a restore under another ENCRYPTION_KEY. */
export function openSecret(place: SecretPlace, sealed: SealedSecret): string | null {
  try {
    return unseal(sealed, place, installationKeys(), isFirstFormatOver() ? "newest" : "all");
  } catch {
    return null;
  }
}

/** From now on this process opens nothing of the first format, which is bound to its owner alone: none is left. */
export function endFirstFormat(): void {
  firstFormat().isOver = true;
}

export function isFirstFormatOver(): boolean {
  return firstFormat().isOver;
}

function firstFormat(): { isOver: boolean } {
  return processSingleton("first-format", () => ({ isOver: false }));
}

/** The keys of ENCRYPTION_KEY, the first of which seals. */
export function installationKeys(): [EncryptionKey, ...EncryptionKey[]] {
  return parseEncryptionKeys(env().ENCRYPTION_KEY);
}
