const SECOND_MS = 1000;

const UNITS_MS = new Map<string, number>(
  Object.entries({
    "ms msec msecs millis milli millisecond milliseconds": 1,
    "s sec secs second seconds": SECOND_MS,
    ticks: 1e-4,
    "us micros microseconds": 1e-3,
    "ns nanos nanoseconds": 1e-6,
  }).flatMap(([words, unitMs]) => words.split(" ").map((word): [string, number] => [word, unitMs])),
);

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const STARTS = setOf("start started begin begins began bg offset ts onset spoken t0 starts");
const ENDS = setOf("end ended ends ed stop stopped finish finished until to offend t1");
const LENGTHS = setOf("duration dur length len");
/** Says when, but on the clock on the wall, or less exactly than a start. */
const MOMENTS = setOf("time timestamp timecode at created create date datetime when sent elapsed");
const FILLERS = setOf(
  "time times timestamp timecode stamp at in from of the call audio video media recording session position relative word segment turn speech sentence offset utterance message data s t d ts unix epoch",
);
const COMPACT =
  /^(start|end|begin|offset|time|duration|timestamp|from|to)(time|offset)?(ms|millis|secs|seconds|sec|s)?$/;

export type TimeKey = { kind: "start" | "end" | "duration"; rank: number; unitMs: number };

/** The meaning of a key that tells a time: `start`, `end_time_ms`, `offsetInTicks`, `secondsFromStart`, `createdAt`. */
export function timeKeyMeaning(keyWords: readonly string[]): TimeKey | null {
  const compact = keyWords.length === 1 ? COMPACT.exec(keyWords[0] ?? "") : null;
  const words = compact ? compact.slice(1).filter((word) => word !== undefined) : keyWords;
  const unitWord = words.find((word) => UNITS_MS.has(word) && words.length > 1);
  const unitMs = unitWord === undefined ? 0 : (UNITS_MS.get(unitWord) ?? 0);
  const rest = words.filter((word) => word !== unitWord);
  const isOf = (kind: ReadonlySet<string>) =>
    rest.some((word) => kind.has(word)) &&
    rest.every((word) => kind.has(word) || FILLERS.has(word) || MOMENTS.has(word));
  if (rest.length === 0 || rest.length > 4) return null;
  // Offsets beside a start or an end count frames, samples or letters.
  const isOffset = rest.includes("offset") && !unitMs;
  const rank = (unitMs ? 0 : 1) + (isOffset ? Math.min(2, rest.length) : 0);
  if (isOf(LENGTHS)) return { kind: "duration", rank, unitMs };
  if (isOf(ENDS)) return { kind: "end", rank, unitMs };
  if (isOf(STARTS)) return { kind: "start", rank, unitMs };
  if (isOf(MOMENTS)) return { kind: "start", rank: unitMs ? 3 : 5, unitMs };
  return unitMs !== 0 && rest.length === 1 && rest[0] === "from" ? { kind: "start", rank, unitMs } : null;
}
