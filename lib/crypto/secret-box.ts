import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A secret at rest: IV, tag and text in one value, and the id of the key that opens it. */
export type SealedSecret = { ciphertext: Uint8Array<ArrayBuffer>; encryptedWith: string };

/** One encryption key. The id is derived from it, so that rotation needs no bookkeeping. */
export type EncryptionKey = { id: string; bytes: Buffer };

/** Reads ENCRYPTION_KEY: 32 bytes in base64 or hex, several separated by commas. Throws when one is malformed. */
export function parseEncryptionKeys(value: string): [EncryptionKey, ...EncryptionKey[]] {
  const [first, ...others] = value.split(",").map((part) => parseKey(part.trim()));
  if (!first) throw new Error("ENCRYPTION_KEY is empty.");
  return [first, ...others];
}

function parseKey(text: string): EncryptionKey {
  const bytes = Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? "hex" : "base64");
  if (bytes.length !== 32) throw new Error("ENCRYPTION_KEY must be 32 bytes in base64 or hex.");
  return { id: createHash("sha256").update(bytes).digest("hex").slice(0, 12), bytes };
}

/** AES-256-GCM under the first key. `owner` is bound in as associated data: moved to another owner, it won't open. */
export function seal(plain: string, owner: string, keys: [EncryptionKey, ...EncryptionKey[]]): SealedSecret {
  const [key] = keys;
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key.bytes, iv).setAAD(Buffer.from(owner));
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return {
    ciphertext: new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), body])),
    encryptedWith: key.id,
  };
}

/** Opens what `seal` made. Throws when the key is gone, the text was changed, or the owner is another. */
export function unseal(sealed: SealedSecret, owner: string, keys: EncryptionKey[]): string {
  const key = keys.find((candidate) => candidate.id === sealed.encryptedWith);
  if (!key) throw new Error(`ENCRYPTION_KEY does not hold the key ${sealed.encryptedWith}.`);
  const bytes = Buffer.from(sealed.ciphertext);
  const decipher = createDecipheriv("aes-256-gcm", key.bytes, bytes.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(owner))
    .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
}
