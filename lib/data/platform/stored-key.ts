import type { Actor } from "@/lib/auth/actor";
import { parseEncryptionKeys, unseal } from "@/lib/crypto/secret-box";
import { env } from "@/lib/env";

/** In the place of the platform's own codes for a key that it refuses. */
export const KEY_UNREADABLE = "KEY_UNREADABLE";

/** The key in clear; null when this ENCRYPTION_KEY does not open it, as after a restore under another one. */
export function openStoredKey(
  actor: Actor,
  { keyCiphertext, keyEncryptedWith }: { keyCiphertext: Uint8Array<ArrayBuffer>; keyEncryptedWith: string },
): string | null {
  const sealed = { ciphertext: keyCiphertext, encryptedWith: keyEncryptedWith };
  try {
    return unseal(sealed, actor.tenantId, parseEncryptionKeys(env().ENCRYPTION_KEY));
  } catch {
    return null;
  }
}
