type Named = { id: string };

/** No more can be assigned or decided at once. */
export const MOST_SELECTED = 200;

/** The selection with one more, or without it. */
export function withOne<T extends Named>(
  selected: ReadonlyMap<string, T>,
  item: T,
  isSelected: boolean,
): ReadonlyMap<string, T> {
  return withAll(selected, [item], isSelected);
}

/** The selection with all of `items`, or without them; at most as many as can be acted on at once. */
export function withAll<T extends Named>(
  selected: ReadonlyMap<string, T>,
  items: readonly T[],
  isSelected: boolean,
): ReadonlyMap<string, T> {
  const next = new Map(selected);
  for (const item of items) {
    if (!isSelected) next.delete(item.id);
    else if (next.size < MOST_SELECTED || next.has(item.id)) next.set(item.id, item);
  }
  return next;
}

/**
 * The selection after `to` was pressed with Shift: everything from the item pressed before up to it becomes as `to`
 * does. Where that other one is no longer among `items`, it is `to` alone.
 */
export function selectRange<T extends Named>(
  selected: ReadonlyMap<string, T>,
  items: readonly T[],
  fromId: string,
  to: T,
): ReadonlyMap<string, T> {
  const isSelected = !selected.has(to.id);
  const from = items.findIndex(({ id }) => id === fromId);
  const end = items.findIndex(({ id }) => id === to.id);
  if (from < 0 || end < 0) return withOne(selected, to, isSelected);
  return withAll(selected, items.slice(Math.min(from, end), Math.max(from, end) + 1), isSelected);
}
