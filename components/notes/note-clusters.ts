/** Marks that stand too close to be hit one by one, as one. */
export type Cluster<T> = { atPx: number; items: T[] };

/**
 * Gathers marks along a line, none nearer to the next than `gapPx`. Each stands where its first item is. `marks` may
 * come in any order.
 */
export function toClusters<T>(marks: readonly { atPx: number; item: T }[], gapPx: number): Cluster<T>[] {
  const clusters: Cluster<T>[] = [];
  for (const { atPx, item } of marks.toSorted((a, b) => a.atPx - b.atPx)) {
    const last = clusters.at(-1);
    if (last && atPx - last.atPx < gapPx) last.items.push(item);
    else clusters.push({ atPx, items: [item] });
  }
  return clusters;
}
