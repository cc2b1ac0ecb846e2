"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, type Ref, useImperativeHandle, useLayoutEffect, useRef, useState } from "react";

export type RenderTurn = (turnIndex: number) => ReactNode;

export type TurnListHandle = {
  /** Nothing happens for a turn that is not shown. */
  scrollTo(turnIndex: number): void;
  /** Whether the turn lies above what can be seen. */
  isAbove(turnIndex: number): boolean;
};

type TurnListProps = {
  ref: Ref<TurnListHandle>;
  /** The turns to show, in order. */
  turnIndexes: readonly number[];
  renderTurn: RenderTurn;
  keyOf: (turnIndex: number) => string | number;
  /** All turns in the page, however many: for paper. */
  isWhole: boolean;
};

/** Up to so many turns all stand in the page: the browser's own find, print and reader mode see them. */
const MOST_PLAIN_TURNS = 400;
const ESTIMATED_TURN_PX = 76;

/** Scrolls with the page. A long transcript keeps only the turns near the view in the document. */
export function TurnList(props: TurnListProps) {
  return props.isWhole || props.turnIndexes.length <= MOST_PLAIN_TURNS ? (
    <PlainTurns {...props} />
  ) : (
    <VirtualTurns {...props} />
  );
}

function PlainTurns({ ref, turnIndexes, renderTurn, keyOf }: TurnListProps) {
  const list = useRef<HTMLOListElement>(null);
  const turnAt = (turnIndex: number) => list.current?.children.item(turnIndexes.indexOf(turnIndex));
  useImperativeHandle(ref, () => ({
    scrollTo: (turnIndex) => turnAt(turnIndex)?.scrollIntoView({ block: "center", behavior: "smooth" }),
    isAbove: (turnIndex) => (turnAt(turnIndex)?.getBoundingClientRect().top ?? 0) < 0,
  }));
  return (
    <ol ref={list} className="flex flex-col">
      {turnIndexes.map((turnIndex) => (
        <li key={keyOf(turnIndex)}>{renderTurn(turnIndex)}</li>
      ))}
    </ol>
  );
}

function VirtualTurns({ ref, turnIndexes, renderTurn, keyOf }: TurnListProps) {
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
