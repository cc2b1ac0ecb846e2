import { explainTranscript, type Part } from "./normalise";
import { parseTranscriptBody } from "./parse-body";
import type { Transcript } from "./types";

/** What a reader would see of a document, of which of its parts, and what was not read. */
export type Tried = {
  form: "Nothing" | "JSON" | "Several JSON documents" | "Text";
  transcript: Transcript;
  parts: Part[];
  unread: { pointer: string; excerpt: string }[];
};

const EXCERPT = 160;

/** Reads a body as a transcript from the platform is read. Never throws. */
export function tryDocument(body: string): Tried {
  const document = parseTranscriptBody(body, "");
  const { transcript, parts } = explainTranscript(document);
  const unread = transcript.unrecognised.map((pointer) => ({
    pointer,
    excerpt: excerptAt(document, pointer),
  }));
  return { form: formOf(document, body), transcript, parts, unread };
}

function formOf(document: unknown, body: string): Tried["form"] {
  if (document === null) return "Nothing";
  if (typeof document === "string") return "Text";
  return Array.isArray(document) && !body.trimStart().startsWith("[") ? "Several JSON documents" : "JSON";
}

function excerptAt(document: unknown, pointer: string): string {
  let value = document;
  for (const part of pointer.split("/").slice(1)) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    // Whatever is no object has no members, and nothing is shown of it.
    value = typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  }
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text;
}
