"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, type Ref, useImperativeHandle, useLayoutEffect, useRef, useState } from "react";

export type RenderTurn = (index: number) => ReactNode;

export type TurnListHandle = {
  scrollTo(index: number): void;
  /** Whether the turn lies above what can be seen. */
  isAbove(index: number): boolean;
};

type TurnListProps = {
  ref: Ref<TurnListHandle>;
  count: number;
  renderTurn: RenderTurn;
  keyOf: (index: number) => string | number;
};

/** Up to so many turns all stand in the page: the browser's own find, print and reader mode see them. */
const MOST_PLAIN_TURNS = 400;
const ESTIMATED_TURN_PX = 76;

/** Scrolls with the page. A long transcript keeps only the turns near the view in the document. */
export function TurnList(props: TurnListProps) {
  return props.count <= MOST_PLAIN_TURNS ? <PlainTurns {...props} /> : <VirtualTurns {...props} />;
}

function PlainTurns({ ref, count, renderTurn, keyOf }: TurnListProps) {
  const list = useRef<HTMLOListElement>(null);
  const turnAt = (index: number) => list.current?.children.item(index);
  useImperativeHandle(ref, () => ({
    scrollTo: (index) => turnAt(index)?.scrollIntoView({ block: "center", behavior: "smooth" }),
    isAbove: (index) => (turnAt(index)?.getBoundingClientRect().top ?? 0) < 0,
  }));
  return (
    <ol ref={list} className="flex flex-col">
      {Array.from({ length: count }, (_, index) => (
        <li key={keyOf(index)}>{renderTurn(index)}</li>
      ))}
    </ol>
  );
}

function VirtualTurns({ ref, count, renderTurn, keyOf }: TurnListProps) {
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
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => ESTIMATED_TURN_PX,
    overscan: 8,
    scrollMargin,
    getItemKey: (index) => keyOf(index),
  });
  const items = virtualizer.getVirtualItems();
  useImperativeHandle(ref, () => ({
    scrollTo: (index) => virtualizer.scrollToIndex(index, { align: "center" }),
    isAbove: (index) => index < (items[0]?.index ?? 0),
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
          {renderTurn(item.index)}
        </li>
      ))}
    </ol>
  );
}
