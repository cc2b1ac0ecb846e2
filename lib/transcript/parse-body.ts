import { parseJson } from "@/lib/format/parse-json";
import { LINE_BREAK } from "./lines";

/**
 * The document in a transcript body: JSON, or an array of documents from NDJSON and other logs, or else the text
 * itself (WebVTT, plain text). Null for an empty body. Never throws.
 */
export function parseTranscriptBody(text: string, _contentType: string): unknown {
  const body = text.replace(/^\uFEFF/, "").trim();
  if (body === "") return null;
  const document = parseJson(body);
  return document === undefined ? (parseLog(body) ?? body) : document;
}

/** The document inside a string, or undefined where the string holds no JSON object or list. */
export function parseEmbedded(text: string): object | undefined {
  if (!/^\s{0,100}[[{]/.test(text)) return undefined;
  const end = text.slice(-100).trimEnd();
  if (!end.endsWith("]") && !end.endsWith("}")) return undefined;
  const document = parseJson(text);
  if (document === undefined) return parseLog(text);
  return typeof document === "object" && document !== null ? document : undefined;
}

const MAX_FAILURES = 20;
const SERVER_SENT = /^(?:data:|event:|id:|retry:|:)/;

/**
 * JSON documents one after the other, each on a line or over several. What is broken, as the last one often is, stays
 * as text. Undefined when most of it is no JSON.
 */
function parseLog(text: string): unknown[] | undefined {
  if (!/^\s{0,100}[[{"]|^(?:data|event|id):/.test(text)) return undefined;
  const lines = text.split(LINE_BREAK);
  const documents: unknown[] = [];
  let open = "";
  let parsed = 0;
  let broken = 0;
  let failures = 0;
  for (const written of lines) {
    const line = SERVER_SENT.test(written) ? (written.startsWith("data:") ? written.slice(5) : "") : written;
    if (line.trim() === "" || (line !== written && line.trim() === "[DONE]")) continue;
    if (broken > MAX_FAILURES && broken > parsed) return undefined;
    const starts = /^[[{]/.test(line);
    const document = open === "" || starts ? (parseJson(line) ?? parseEntry(line)) : undefined;
    if (document !== undefined) {
      if (open !== "") broken += documents.push(open) && 1;
      open = "";
      documents.push(document);
      parsed += 1;
      continue;
    }
    if (starts && open !== "" && !/^[\]}]/.test(line)) {
      broken += documents.push(open) && 1;
      open = "";
    }
    open = open === "" ? line : `${open}\n${line}`;
    if (failures > MAX_FAILURES || !/^[\]}]\s*$/.test(line)) continue;
    const whole = parseJson(open);
    if (whole === undefined) {
      failures += 1;
      continue;
    }
    documents.push(whole);
    parsed += 1;
    open = "";
  }
  if (open !== "") broken += documents.push(open) && 1;
  return parsed > 0 && (parsed > 1 || broken > 0) && broken <= Math.max(1, parsed * 0.2)
    ? documents
    : undefined;
}

/** An entry of a list that was cut off: `[{…},` or `{…},`. */
function parseEntry(line: string): unknown {
  const entry = line.trim();
  const from = entry.startsWith("[{") ? 1 : 0;
  return entry.endsWith("},") ? parseJson(entry.slice(from, -1)) : undefined;
}
