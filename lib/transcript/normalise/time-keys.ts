import type { KeyMeaning } from "./key-meaning";

const SECOND_MS = 1000;

const UNITS_MS = new Map<string, number>([
  ["ms", 1],
  ["msec", 1],
  ["msecs", 1],
  ["millis", 1],
  ["milli", 1],
  ["millisecond", 1],
  ["milliseconds", 1],
  ["s", SECOND_MS],
  ["sec", SECOND_MS],
  ["secs", SECOND_MS],
  ["second", SECOND_MS],
  ["seconds", SECOND_MS],
  ["ticks", 1e-4],
  ["us", 1e-3],
  ["micros", 1e-3],
  ["microseconds", 1e-3],
  ["ns", 1e-6],
  ["nanos", 1e-6],
  ["nanoseconds", 1e-6],
]);

const STARTS = new Set(["start", "started", "begin", "begins", "began", "offset", "ts", "onset", "spoken"]);
const ENDS = new Set([
  "end",
  "ended",
  "ends",
  "stop",
  "stopped",
  "finish",
  "finished",
  "until",
  "to",
  "offend",
]);
const LENGTHS = new Set(["duration", "dur", "length", "len"]);
/** Says when, but on the clock on the wall, or less exactly than a start. */
const MOMENTS = new Set([
  "time",
  "timestamp",
  "timecode",
  "at",
  "created",
  "create",
  "date",
  "datetime",
  "when",
  "sent",
]);
const FILLERS = new Set(
  "time times timestamp timecode stamp at in from of the call audio video media recording session position relative word segment turn speech offset utterance message s unix epoch".split(
    " ",
  ),
);
const COMPACT = /^(start|end|begin|offset|time|duration|timestamp)(time)?(ms|millis|secs|seconds|sec|s)$/;

/** The meaning of a key that tells a time: `start`, `end_time_ms`, `offsetInTicks`, `secondsFromStart`, `createdAt`. */
export function timeKeyMeaning(keyWords: readonly string[]): KeyMeaning | null {
  const compact = keyWords.length === 1 ? COMPACT.exec(keyWords[0] ?? "") : null;
  const words = compact ? compact.slice(1).filter((word) => word !== undefined) : keyWords;
  const unitWord = words.find((word) => UNITS_MS.has(word) && words.length > 1);
  const unitMs = unitWord === undefined ? 0 : (UNITS_MS.get(unitWord) ?? 0);
  const rest = words.filter((word) => word !== unitWord);
  const isOf = (kind: ReadonlySet<string>) =>
    rest.some((word) => kind.has(word)) &&
    rest.every((word) => kind.has(word) || FILLERS.has(word) || MOMENTS.has(word));
  if (rest.length === 0 || rest.length > 4) return null;
  if (isOf(LENGTHS)) return { kind: "duration", rank: unitMs ? 0 : 1, unitMs };
  if (isOf(ENDS)) return { kind: "end", rank: unitMs ? 0 : 1, unitMs };
  // "Offset" also fills in: `endOffsetMillis` is an end, `offset` alone a start.
  if (isOf(STARTS)) return { kind: "start", rank: unitMs ? 0 : 1, unitMs };
  if (isOf(MOMENTS)) return { kind: "start", rank: unitMs ? 2 : 4, unitMs };
  return null;
}
