"use client";

import { type RefObject, useCallback, useEffect, useState } from "react";
import type { TurnSpan } from "./quote";
import { selectedSpans } from "./selected-spans";

/** What the quote bar is for, and where it stands in the container, in px. */
export type QuoteTarget = {
  spans: TurnSpan[];
  topPx: number;
  leftPx: number;
  /** The button that asked, to which focus returns; null for a selection. */
  opener: HTMLElement | null;
};

/** A selection is offered once it has rested for so long. */
const REST_MS = 250;

/** Follows the selection inside the container; `aim` points at a whole turn instead. */
export function useQuoteTarget(container: RefObject<HTMLElement | null>) {
  const [target, setTarget] = useState<QuoteTarget | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const box = container.current;
      const selection = window.getSelection();
      const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
      const spans = box && range && !range.collapsed ? selectedSpans(box, range) : [];
      if (!box || !range || spans.length === 0) {
        setTarget((before) => (before?.opener ? before : null));
        return;
      }
      setTarget({ spans, opener: null, ...placeBelow(box, range.getBoundingClientRect()) });
    };
    const onChange = () => {
      clearTimeout(timer);
      timer = setTimeout(look, REST_MS);
    };
    document.addEventListener("selectionchange", onChange);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("selectionchange", onChange);
    };
  }, [container]);

  const aim = useCallback(
    (turnIndex: number, length: number, opener: HTMLElement) => {
      const box = container.current;
      if (!box) return;
      const spans = [{ turnIndex, start: 0, end: length }];
      setTarget({ spans, opener, ...placeBelow(box, opener.getBoundingClientRect()) });
    },
    [container],
  );
  const dismiss = useCallback(() => setTarget(null), []);
  return { target, aim, dismiss };
}

function placeBelow(box: Element, at: DOMRect): { topPx: number; leftPx: number } {
  const frame = box.getBoundingClientRect();
  return { topPx: at.bottom - frame.top + 8, leftPx: at.left - frame.left };
}
