"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useImperativeHandle, useLayoutEffect, useRef, useState } from "react";
import type { TurnListProps } from "./turn-list";

const ESTIMATED_TURN_PX = 76;

/** Of a long transcript, the turns near the view. */
export function VirtualTurns({ ref, turnIndexes, renderTurn, keyOf }: TurnListProps) {
  const list = useRef<HTMLOListElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      const top = list.current?.getBoundingClientRect().top ?? 0;
      setScrollMargin(Math.round(top + window.scrollY));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);
  const count = turnIndexes.length;
  const turnAt = (index: number) => turnIndexes[index] ?? -1;
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => ESTIMATED_TURN_PX,
    overscan: 8,
    scrollMargin,
    getItemKey: (index) => keyOf(turnAt(index)),
  });
  const items = virtualizer.getVirtualItems();
  useImperativeHandle(ref, () => ({
    scrollTo: (turnIndex) => {
      const index = turnIndexes.indexOf(turnIndex);
      if (index >= 0) virtualizer.scrollToIndex(index, { align: "center" });
    },
    isAbove: (turnIndex) => turnIndex < turnAt(items[0]?.index ?? 0),
  }));
  return (
    <ol ref={list} className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {items.map((item) => (
        <li
          key={item.key}
          ref={virtualizer.measureElement}
          data-index={item.index}
          aria-setsize={count}
          aria-posinset={item.index + 1}
          className="absolute inset-x-0 top-0"
          style={{ transform: `translateY(${item.start - scrollMargin}px)` }}
        >
          {renderTurn(turnAt(item.index))}
        </li>
      ))}
    </ol>
  );
}
