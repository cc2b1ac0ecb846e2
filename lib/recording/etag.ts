import { createHash } from "node:crypto";

/**
 * A strong ETag that every replica and every later download of the same recording gives alike. Recordings do not
 * change once they are complete; `version`, size and the platform's own ETag tell apart those that were replaced.
 */
export function strongEtag(
  key: string,
  version: string,
  upstreamEtag: string | null,
  sizeBytes: number,
): string {
  const parts = JSON.stringify([key, version, upstreamEtag, sizeBytes]);
  return `"${createHash("sha256").update(parts).digest("base64url").slice(0, 27)}"`;
}
