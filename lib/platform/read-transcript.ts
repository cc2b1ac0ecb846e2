import { isRefusal } from "./error-from-response";
import { readBody } from "./read-body";
import { headerOf, type SendRequest } from "./request";
import type { PlatformSettings } from "./settings";

const ENDPOINT = "GET /sessions/{sessionId}/transcript";
const LARGEST_ENVELOPE_BYTES = 4096;

/** The document as the platform holds it, decompressed and otherwise unchanged; it may be empty or no JSON. */
export type TranscriptDocument = { bytes: Buffer; contentType: string };

/** Reads a transcript document of bounded size. A larger one is a PlatformContractError. */
export async function readTranscript(
  send: SendRequest,
  settings: PlatformSettings,
  path: string,
  signal: AbortSignal | undefined,
): Promise<TranscriptDocument> {
  const headers = { accept: "application/json, */*;q=0.5", "accept-encoding": "gzip" };
  const request = { endpoint: ENDPOINT, path: `${path}/transcript`, aboutSession: true, headers, signal };
  return send(request, async (response, refusal) => {
    const bytes = await readBody(response.body, {
      endpoint: ENDPOINT,
      maxBytes: settings.transcriptMaxBytes,
      timeoutMs: settings.bodyTimeoutMs,
      encoding: response.headers["content-encoding"],
    });
    if (bytes.length < LARGEST_ENVELOPE_BYTES) {
      const error = refusal(bytes);
      if (error.code === "ARTIFACT_NOT_READY" || isRefusal(parsed(bytes))) throw error;
    }
    return { bytes, contentType: documentType(headerOf(response, "content-type")) };
  });
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return null;
  }
}

// What was compressed for storage is handed out decompressed, so its old type would be a lie.
function documentType(value: string | undefined): string {
  const type = value?.trim().toLowerCase() ?? "";
  const isUsable = /^[\w.+-]+\/[\w.+-]+(;[\x20-\x7e]*)?$/.test(type) && !/gzip/.test(type);
  return isUsable ? type : "application/json";
}
