"use client";

import dynamic from "next/dynamic";
import { type ReactNode, type Ref, useImperativeHandle, useRef } from "react";

// Few transcripts are long enough.
const VirtualTurns = dynamic(() => import("./virtual-turns").then((module) => module.VirtualTurns));

export type RenderTurn = (turnIndex: number) => ReactNode;

export type TurnListHandle = {
  /** Nothing happens for a turn that is not shown. */
  scrollTo(turnIndex: number): void;
  /** Whether the turn lies above what can be seen. */
  isAbove(turnIndex: number): boolean;
};

export type TurnListProps = {
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
