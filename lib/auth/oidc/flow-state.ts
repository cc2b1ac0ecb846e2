import { z } from "zod";
import { parseEncryptionKeys, seal, unseal } from "@/lib/crypto/secret-box";
import { env } from "@/lib/env";

/** How long somebody may take at the provider. */
export const FLOW_SECONDS = 15 * 60;

const OWNER = "single-sign-on";

const schema = z.object({
  /** Whose provider was asked: a tenant's slug, or null for the installation's. */
  tenantSlug: z.string().nullable(),
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  /** Where to go afterwards, a path of our own. */
  next: z.string(),
  startedAt: z.number(),
});

/** What a browser brings back from the provider. Kept in its cookie alone, so that any replica can go on. */
export type FlowState = z.infer<typeof schema>;

/** Seals a flow for the browser's cookie. */
export function sealFlow(flow: FlowState): string {
  const { ciphertext, encryptedWith } = seal(
    JSON.stringify(flow),
    OWNER,
    parseEncryptionKeys(env().ENCRYPTION_KEY),
  );
  return `${encryptedWith}.${Buffer.from(ciphertext).toString("base64url")}`;
}

/** Opens what `sealFlow` made; null when it is absent, not ours, or over. */
export function openFlow(cookie: string | undefined, now = Date.now()): FlowState | null {
  const [encryptedWith = "", body = ""] = (cookie ?? "").split(".");
  try {
    const ciphertext = new Uint8Array(Buffer.from(body, "base64url"));
    const plain = unseal({ ciphertext, encryptedWith }, OWNER, parseEncryptionKeys(env().ENCRYPTION_KEY));
    const flow = schema.parse(JSON.parse(plain));
    return now - flow.startedAt < FLOW_SECONDS * 1000 ? flow : null;
  } catch {
    return null;
  }
}
