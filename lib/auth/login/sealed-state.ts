import type { z } from "zod";
import { parseEncryptionKeys, seal, unseal } from "@/lib/crypto/secret-box";
import { env } from "@/lib/env";

/**
 * What a flow has to remember, as text for a cookie: only this installation can read or make it, and any replica can.
 * `purpose` keeps one flow from passing for another.
 */
export function sealState(purpose: string, state: object): string {
  const { ciphertext, encryptedWith } = seal(JSON.stringify(state), purpose, keys());
  return `${encryptedWith}.${Buffer.from(ciphertext).toString("base64url")}`;
}

/** Opens what `sealState` made; null when it is absent or not ours. */
export function openState<T extends z.ZodType>(
  purpose: string,
  schema: T,
  sealed: string | undefined,
): z.output<T> | null {
  const [encryptedWith = "", body = ""] = (sealed ?? "").split(".");
  try {
    const ciphertext = new Uint8Array(Buffer.from(body, "base64url"));
    return schema.parse(JSON.parse(unseal({ ciphertext, encryptedWith }, purpose, keys())));
  } catch {
    return null;
  }
}

function keys() {
  return parseEncryptionKeys(env().ENCRYPTION_KEY);
}
