import { isObject, sampleOf } from "./json";
import { meaningOf } from "./key-meaning";
import type { Place } from "./pointer";
import { type RawTime, readTime } from "./read-time";

export type TrackSpan = { speaker: string | number; start: RawTime; end: RawTime | null };

/** Who spoke when, without the words: beside a list of words that does not say who spoke them. */
export type Track = { place: Place; spans: TrackSpan[] };

export function readTrack(place: Place, list: readonly unknown[]): Track | null {
  const sample = sampleOf(list, 8);
  if (sample.length === 0 || sample.some((entry) => readSpan(entry) === null)) return null;
  const spans = list.map((entry) => readSpan(entry)).filter((span) => span !== null);
  return { place, spans };
}

function readSpan(entry: unknown): TrackSpan | null {
  if (!isObject(entry)) return null;
  let speaker: string | number | null = null;
  let start: RawTime | null = null;
  let end: RawTime | null = null;
  for (const key of Object.keys(entry)) {
    const value = entry[key];
    const { kind, unitMs } = meaningOf(key);
    if (kind === "text" || kind === "alternatives") return null;
    if (kind === "end") end = readTime(value, unitMs);
    else if (kind === "start" || key === "from") start ??= readTime(value, unitMs);
    else if (kind === "speaker" && (typeof value === "string" || typeof value === "number")) speaker = value;
    else if (kind === "children" && Array.isArray(value) && value.some((inner) => readSpan(inner) === null)) {
      return null;
    }
  }
  return speaker === null || start === null || end === null ? null : { speaker, start, end };
}
