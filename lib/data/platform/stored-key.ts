import type { Actor } from "@/lib/auth/actor";
import { openSecret, secretPlaces } from "@/lib/crypto/stored-secret";

/** In the place of the platform's own codes for a key that it refuses. */
export const KEY_UNREADABLE = "KEY_UNREADABLE";

/** The key in clear; null when this ENCRYPTION_KEY does not open it, as after a restore under another one. */
export function openStoredKey(
  actor: Actor,
  row: { id: string; keyCiphertext: Uint8Array<ArrayBuffer>; keyEncryptedWith: string },
): string | null {
  const sealed = { ciphertext: row.keyCiphertext, encryptedWith: row.keyEncryptedWith };
  return openSecret(secretPlaces.platformKey(actor.tenantId, row.id), sealed);
}
