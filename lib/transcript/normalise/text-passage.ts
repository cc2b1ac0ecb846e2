import { readNamedLines } from "./named-lines";
import type { Passage } from "./passage";
import type { Place } from "./pointer";
import { plainUtterance } from "./read-item";
import { areSubtitles, readSubtitles } from "./subtitles";
import { Used } from "./used";
import type { Utterance } from "./utterance";

/** The document inside a string of JSON or NDJSON, or undefined. */
export function parseEmbedded(text: string): unknown {
  const first = /^\s*[[{]/.exec(text);
  if (!first || !/[\]}]\s*$/.test(text.slice(-20))) return undefined;
  const whole = parseContainer(text);
  if (whole !== undefined) return whole;
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (lines.length < 2) return undefined;
  const documents: unknown[] = [];
  for (const line of lines) {
    const document = parseContainer(line);
    if (document === undefined) return undefined;
    documents.push(document);
  }
  return documents;
}

function parseContainer(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** A whole transcript in one string: subtitles, lines with names, or else plain text by paragraphs. */
export function readTextPassage(place: Place, text: string): Passage | null {
  if (text.trim() === "") return null;
  const used = new Used();
  if (place.parent && place.key !== null) used.read(place.parent.value as object, place.key);
  const passage = (kind: Passage["kind"], shape: string, utterances: Utterance[]): Passage => ({
    place,
    kind,
    utterances,
    words: [],
    shape,
    isInferred: false,
    used,
    unspoken: [],
  });
  if (areSubtitles(text)) {
    const cues = readSubtitles(text);
    return cues.length > 0 ? passage("segments", "subtitles", cues) : null;
  }
  const named = readNamedLines(text);
  if (named) return passage("turns", "lines", named);
  return passage("text", "text", paragraphs(text));
}

function paragraphs(text: string): Utterance[] {
  return text
    .split(/(?:\r?\n[ \t]*){2,}/)
    .filter((paragraph) => paragraph.trim() !== "")
    .map((paragraph) => plainUtterance(paragraph, text));
}
