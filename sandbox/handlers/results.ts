import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { refuse } from "../envelope";
import { readRecording, recordingSize } from "../recordings";
import type { Exchange } from "../sandbox-state";
import { type SessionRecord, statusAt } from "../session-record";
import { requireSession } from "./get-session";

const TRANSCRIPTS = path.join(path.dirname(fileURLToPath(import.meta.url)), "../seed/transcripts");

/** `GET /sessions/{id}/recording`: raw bytes. Ranges are ignored unless the settings say otherwise. */
export async function getRecording(exchange: Exchange, id: string): Promise<void> {
  const session = requireSession(exchange, id);
  const { recording } = session;
  if (!recording || !isReady(exchange, session)) return refuseNotReady(exchange, session, "recording");
  const { response, headers, state } = exchange;
  const { contentLength, recordingType, etag, range } = state.settings;
  const size = recordingSize(recording);
  const asked = range ? /^bytes=(\d+)-(\d*)$/.exec(String(headers.range ?? "")) : null;
  const start = asked ? Number(asked[1]) : 0;
  const end = asked?.[2] ? Math.min(Number(asked[2]), size - 1) : size - 1;
  if (start >= size) {
    response.writeHead(416, { "Content-Range": `bytes */${size}` }).end();
    return;
  }
  response.writeHead(asked ? 206 : 200, {
    "Content-Type": recordingType,
    ...(contentLength ? { "Content-Length": end - start + 1 } : {}),
    ...(range ? { "Accept-Ranges": "bytes" } : {}),
    ...(asked ? { "Content-Range": `bytes ${start}-${end}/${size}` } : {}),
    ...(etag
      ? { ETag: `"${createHash("sha256").update(`${session.id}/${size}`).digest("hex").slice(0, 16)}"` }
      : {}),
  });
  await pipeline(readRecording(recording, start, end), response);
}

/** `GET /sessions/{id}/transcript`: the stored document as it is. */
export function getTranscript(exchange: Exchange, id: string): undefined {
  const session = requireSession(exchange, id);
  const { transcript } = session;
  if (!transcript || !isReady(exchange, session)) return refuseNotReady(exchange, session, "transcript");
  const bytes =
    "file" in transcript
      ? readFileSync(path.join(TRANSCRIPTS, path.basename(transcript.file)))
      : Buffer.from(JSON.stringify(transcript.document));
  exchange.response.writeHead(200, {
    "Content-Type": exchange.state.settings.transcriptType,
    "Content-Length": bytes.length,
  });
  exchange.response.end(bytes);
}

function isReady({ state }: Exchange, session: SessionRecord): boolean {
  if (state.settings.gone) refuse(410, "GONE", "The results are past their retention.");
  return statusAt(session, state.now()) === "completed";
}

function refuseNotReady({ state }: Exchange, session: SessionRecord, what: string): never {
  return refuse(
    state.settings.notReadyStatus,
    "ARTIFACT_NOT_READY",
    `No ${what} is available for this session yet.`,
    { details: { status: statusAt(session, state.now()) } },
  );
}
