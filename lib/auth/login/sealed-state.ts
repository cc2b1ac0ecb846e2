import type { z } from "zod";
import { openSecret, sealSecret } from "@/lib/crypto/stored-secret";

/**
 * What a flow has to remember, as text for a cookie: only this installation can read or make it, and any replica can.
 * `purpose` keeps one flow from passing for another.
 */
export function sealState(purpose: string, state: object): string {
  const { ciphertext, encryptedWith } = sealSecret(placeOf(purpose), JSON.stringify(state));
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
    const opened = openSecret(placeOf(purpose), { ciphertext, encryptedWith });
    return opened === null ? null : schema.parse(JSON.parse(opened));
  } catch {
    return null;
  }
}

function placeOf(purpose: string) {
  return { table: "", column: "cookie", row: purpose, owner: purpose };
}
