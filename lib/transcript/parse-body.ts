/**
 * The document in a transcript body: JSON, or an array of documents from NDJSON, or else the text itself (WebVTT,
 * plain text). Null for an empty body. Never throws.
 */
export function parseTranscriptBody(text: string, _contentType: string): unknown {
  const body = text.replace(/^\uFEFF/, "").trim();
  if (body === "") return null;
  const document = parseJson(body);
  if (document !== undefined) return document;
  const lines = body.split(/\r?\n/).filter((line) => line.trim() !== "");
  const documents = lines.map(parseJson);
  return lines.length > 1 && documents.every((line) => line !== undefined) ? documents : body;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
