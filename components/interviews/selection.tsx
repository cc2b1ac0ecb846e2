"use client";

import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from "react";
import { selectRange, withAll, withOne } from "@/components/interviews/selected-set";
import type { ListedInterview } from "@/lib/data/interview-list/interview-list";

/** What is kept of a selected interview, so that it can be named when its page is no longer shown. */
export type Selected = Pick<ListedInterview, "id" | "candidateName" | "roleName" | "status" | "outcome">;

type Named = { id: string };

type Selection<T extends Named> = {
  selected: ReadonlyMap<string, T>;
  /** The rows of the page that is shown. */
  items: readonly T[];
  /** Selects one or takes it out. `isRange`: with all between it and the one before. */
  toggle: (item: T, isRange: boolean) => void;
  setAll: (items: readonly T[], isSelected: boolean) => void;
  clear: () => void;
};

// biome-ignore lint/suspicious/noExplicitAny: who provides and who uses it agree on the rows of their list.
const Context = createContext<Selection<any> | null>(null);

type ProviderProps<T extends Named> = { items: readonly T[]; children: ReactNode };

/** Which rows are selected, over all pages of the list. X selects the row that has the focus. */
export function SelectionProvider<T extends Named>({ items, children }: ProviderProps<T>) {
  const [selected, setSelected] = useState<ReadonlyMap<string, T>>(() => new Map());
  const anchor = useRef<string | null>(null);
  useSelectionKeys();

  const selection = useMemo<Selection<T>>(
    () => ({
      selected,
      items,
      toggle: (item, isRange) => {
        const from = anchor.current;
        anchor.current = item.id;
        setSelected((before) =>
          isRange && from !== null
            ? selectRange(before, items, from, item)
            : withOne(before, item, !before.has(item.id)),
        );
      },
      setAll: (rows, isSelected) => setSelected((before) => withAll(before, rows, isSelected)),
      clear: () => {
        anchor.current = null;
        setSelected(new Map());
      },
    }),
    [selected, items],
  );
  return <Context value={selection}>{children}</Context>;
}

/** What is selected and how to change it, inside `SelectionProvider`. */
export function useSelection<T extends Named = Selected>(): Selection<T> {
  const selection = use(Context);
  if (!selection) throw new Error("useSelection needs a SelectionProvider above it.");
  return selection;
}

/** `x` presses the box of the row that has the focus; with Shift up to there. */
function useSelectionKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "x" || event.ctrlKey || event.metaKey || event.altKey) return;
      const place = document.activeElement;
      if (!place?.matches("a[data-row-link], [data-select]")) return;
      const box = place.closest("tr")?.querySelector("input[data-select]");
      if (!box) return;
      event.preventDefault();
      box.dispatchEvent(
        new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey: event.shiftKey }),
      );
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
