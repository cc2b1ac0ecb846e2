import { createCipheriv, randomBytes } from "node:crypto";
import type { EncryptionKey, SealedSecret } from "@/lib/crypto/secret-box";

/** A secret as it was stored before there were formats, bound to its owner alone. */
export function firstFormat(plain: string, owner: string, key: EncryptionKey): SealedSecret {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key.bytes, iv).setAAD(Buffer.from(owner));
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  const ciphertext = new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), body]));
  return { ciphertext, encryptedWith: key.id };
}
