/** From the start of the recording; `endMs` is not part of it. */
export type TimeRange = { startMs: number; endMs: number };

/** `ranges`, sorted and apart, with `added` in it: what touches or nearly touches (`nearMs`) becomes one. */
export function addRange(ranges: readonly TimeRange[], added: TimeRange, nearMs = 0): TimeRange[] {
  if (!(added.endMs > added.startMs)) return [...ranges];
  let { startMs, endMs } = added;
  const before: TimeRange[] = [];
  const after: TimeRange[] = [];
  for (const range of ranges) {
    if (range.endMs + nearMs < startMs) before.push(range);
    else if (range.startMs - nearMs > endMs) after.push(range);
    else {
      startMs = Math.min(startMs, range.startMs);
      endMs = Math.max(endMs, range.endMs);
    }
  }
  return [...before, { startMs, endMs }, ...after];
}

/** How much `ranges`, which lie apart, cover. */
export function coveredMs(ranges: readonly TimeRange[]): number {
  return ranges.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
}

/** The range in which `timeMs` lies, of sorted ones that lie apart. */
export function rangeAt<Range extends TimeRange>(
  ranges: readonly Range[],
  timeMs: number,
): Range | undefined {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.startMs ?? Number.POSITIVE_INFINITY) <= timeMs) low = middle + 1;
    else high = middle;
  }
  const range = ranges[low - 1];
  return range && timeMs < range.endMs ? range : undefined;
}
