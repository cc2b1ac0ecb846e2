import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Before the key's id in `encryptedWith`. Values without one are of the first format, bound to their owner alone. */
export const NEWEST_FORMAT = "2:";

/** A secret at rest: IV, tag and text in one value, and the id of the key that opens it. */
export type SealedSecret = { ciphertext: Uint8Array<ArrayBuffer>; encryptedWith: string };

/**
 * Where a secret is kept, and what it is for: it opens there and nowhere else. `owner`: the tenant, or the person of whom
 * it is. `audience`: whom it is sent to, where the row says so.
 */
export type SecretPlace = { table: string; column: string; row: string; owner: string; audience?: string };

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

/** AES-256-GCM under the first key. The place is bound in as associated data: moved elsewhere, it won't open. */
export function seal(
  plain: string,
  place: SecretPlace,
  keys: [EncryptionKey, ...EncryptionKey[]],
): SealedSecret {
  const [key] = keys;
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key.bytes, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(nameOf(place));
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return {
    ciphertext: new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), body])),
    encryptedWith: labelOf(key),
  };
}

/**
 * Opens what `seal` made, now or, unless only the `newest` format is taken, before there were formats. Throws when the
 * key is gone, or text or place are others.
 */
export function unseal(
  sealed: SealedSecret,
  place: SecretPlace,
  keys: EncryptionKey[],
  formats: "all" | "newest" = "all",
): string {
  const isFirstFormat = !sealed.encryptedWith.startsWith(NEWEST_FORMAT);
  if (isFirstFormat && formats === "newest")
    throw new Error("A sealed secret is of a format that has ended.");
  const key = keys.find((one) => sealed.encryptedWith === (isFirstFormat ? one.id : labelOf(one)));
  if (!key) throw new Error(`ENCRYPTION_KEY does not hold the key ${sealed.encryptedWith}.`);
  const bytes = Buffer.from(sealed.ciphertext);
  if (bytes.length < IV_BYTES + TAG_BYTES) throw new Error("A sealed secret is cut short.");
  const iv = bytes.subarray(0, IV_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", key.bytes, iv, { authTagLength: TAG_BYTES })
    .setAAD(isFirstFormat ? Buffer.from(place.owner) : nameOf(place))
    .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
}

/** What `encryptedWith` says of secrets that these keys open: the newest format under the first key comes first. */
export function knownLabels(keys: EncryptionKey[]): string[] {
  return [...keys.map(labelOf), ...keys.map(({ id }) => id)];
}

function labelOf({ id }: EncryptionKey): string {
  return `${NEWEST_FORMAT}${id}`;
}

/** As a list in JSON, so that no two places have one name. */
function nameOf({ table, column, row, owner, audience = "" }: SecretPlace): Buffer {
  return Buffer.from(JSON.stringify([NEWEST_FORMAT, table, column, row, owner, audience]));
}
