"use client";

import { useEffect, useRef } from "react";
import { useSelection } from "@/components/interviews/selection";

const BOX = "size-4 cursor-pointer rounded-sm accent-accent";
// The label is as large as a finger needs, the box as small as the eye likes.
const TARGET = "grid size-8 cursor-pointer select-none place-items-center touch:size-11";

/** Selects one row; with Shift everything up to it. */
export function SelectCell<T extends { id: string }>({ item, name }: { item: T; name: string }) {
  const { selected, toggle } = useSelection<T>();
  return (
    <label className={TARGET}>
      <input
        type="checkbox"
        data-select
        aria-label={`Select ${name}`}
        checked={selected.has(item.id)}
        onClick={(event) => toggle(item, event.shiftKey)}
        // The click says whether Shift was held, which a change does not.
        onChange={() => {}}
        className={BOX}
      />
    </label>
  );
}

/** Selects every row of the page, or none. */
export function SelectAll() {
  const { selected, items, setAll } = useSelection<{ id: string }>();
  const box = useRef<HTMLInputElement>(null);
  const count = items.filter(({ id }) => selected.has(id)).length;
  const isAll = count > 0 && count === items.length;
  useEffect(() => {
    if (box.current) box.current.indeterminate = count > 0 && !isAll;
  }, [count, isAll]);
  return (
    <label className={TARGET}>
      <input
        ref={box}
        type="checkbox"
        aria-label="Select all on this page"
        checked={isAll}
        onChange={() => setAll(items, !isAll)}
        className={BOX}
      />
    </label>
  );
}
