import { createHmac, randomBytes } from "node:crypto";

/** What a person is known by to the platform. */
export type Known = { kind: "session" | "reference"; value: string };

/** A new key for a tenant's fingerprints, in base64. */
export function newFingerprintKey(): string {
  return randomBytes(32).toString("base64");
}

/** What is kept of `known`, in hex: without the key, nobody can try whether it is of a value that they think of. */
export function fingerprint(key: string, { kind, value }: Known): string {
  return createHmac("sha256", Buffer.from(key, "base64"))
    .update(JSON.stringify([kind, value]))
    .digest("hex");
}
