"use client";

import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from "react";
import { selectRange, withAll, withOne } from "@/components/interviews/selected-set";
import type { ListedInterview } from "@/lib/data/interview-list/interview-list";

/** What is kept of a selected interview, so that it can be named when its page is no longer shown. */
export type Selected = Pick<ListedInterview, "id" | "candidateName" | "roleName" | "status" | "outcome">;

type Selection = {
  selected: ReadonlyMap<string, Selected>;
  /** The interviews of the page that is shown. */
  items: readonly Selected[];
  /** Selects one or takes it out. `isRange`: with all between it and the one before. */
  toggle: (interview: Selected, isRange: boolean) => void;
  setAll: (interviews: readonly Selected[], isSelected: boolean) => void;
  clear: () => void;
};

const Context = createContext<Selection | null>(null);

type ProviderProps = { items: readonly Selected[]; children: ReactNode };

/** Which interviews are selected, over all pages of the list. X selects the row that has the focus. */
export function SelectionProvider({ items, children }: ProviderProps) {
  const [selected, setSelected] = useState<ReadonlyMap<string, Selected>>(() => new Map());
  const anchor = useRef<string | null>(null);
  useSelectionKeys();

  const selection = useMemo<Selection>(
    () => ({
      selected,
      items,
      toggle: (interview, isRange) => {
        const from = anchor.current;
        anchor.current = interview.id;
        setSelected((before) =>
          isRange && from !== null
            ? selectRange(before, items, from, interview)
            : withOne(before, interview, !before.has(interview.id)),
        );
      },
      setAll: (interviews, isSelected) => setSelected((before) => withAll(before, interviews, isSelected)),
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
export function useSelection(): Selection {
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
