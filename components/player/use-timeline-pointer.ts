"use client";

import { type PointerEvent, type RefObject, useRef, useState } from "react";
import { usePlaybackStore } from "@/components/playback/playback";
import type { TimeRange } from "@/components/playback/time-ranges";

/** As near to the position, a press takes hold of it. */
const HOLD_PX = 7;
/** A hand moves as much while it only presses. */
const DRAG_FROM_PX = 4;

type Drag = { kind: "position" | "passage"; startX: number; startMs: number; hasMoved: boolean };

/** What mouse, pen and fingers do on the time line; `draft` is the passage that is being chosen. */
export function useTimelinePointer(input: RefObject<HTMLInputElement | null>) {
  const store = usePlaybackStore();
  const drag = useRef<Drag | null>(null);
  const [draft, setDraft] = useState<TimeRange | null>(null);
  const [hoverMs, setHoverMs] = useState<number | null>(null);
  const [isOnPosition, setIsOnPosition] = useState(false);

  const timeAt = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = box.width > 0 ? (event.clientX - box.left) / box.width : 0;
    return Math.max(0, Math.min(1, share)) * (store.state().durationMs ?? 0);
  };
  const isHold = (event: PointerEvent) => {
    const { timeMs, durationMs } = store.state();
    const box = event.currentTarget.getBoundingClientRect();
    return (
      durationMs !== null && Math.abs(event.clientX - box.left - (timeMs / durationMs) * box.width) <= HOLD_PX
    );
  };
  const rangeTo = (timeMs: number, { startMs }: Drag) => ({
    startMs: Math.min(startMs, timeMs),
    endMs: Math.max(startMs, timeMs),
  });

  const onPointerDown = (event: PointerEvent<HTMLInputElement>) => {
    if (event.button !== 0 || store.state().durationMs === null) return;
    // The range's own dragging would seek where a passage is chosen.
    event.preventDefault();
    input.current?.focus({ preventScroll: true });
    event.currentTarget.setPointerCapture(event.pointerId);
    const kind = event.pointerType === "touch" || isHold(event) ? "position" : "passage";
    drag.current = { kind, startX: event.clientX, startMs: timeAt(event), hasMoved: false };
    if (event.pointerType === "touch") setHoverMs(timeAt(event));
  };

  const onPointerMove = (event: PointerEvent<HTMLInputElement>) => {
    const timeMs = timeAt(event);
    const held = drag.current;
    if (held || event.pointerType !== "touch") setHoverMs(timeMs);
    if (!held) {
      setIsOnPosition(isHold(event));
      return;
    }
    held.hasMoved ||= Math.abs(event.clientX - held.startX) >= DRAG_FROM_PX;
    if (!held.hasMoved) return;
    if (held.kind === "position") store.seek(timeMs);
    else setDraft(rangeTo(timeMs, held));
  };

  const onPointerUp = (event: PointerEvent<HTMLInputElement>) => {
    const held = drag.current;
    const timeMs = timeAt(event);
    end();
    if (event.pointerType === "touch") setHoverMs(null);
    if (!held) return;
    if (!held.hasMoved || held.kind === "position") {
      store.seek(timeMs);
      return;
    }
    const passage = rangeTo(timeMs, held);
    store.setLoop(passage);
    if (store.state().loop) store.seek(passage.startMs);
  };

  const end = () => {
    drag.current = null;
    setDraft(null);
  };
  const onPointerLeave = () => {
    if (drag.current) return;
    setHoverMs(null);
    setIsOnPosition(false);
  };
  return {
    draft,
    hoverMs,
    isOnPosition,
    handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerLeave, onPointerCancel: end },
  };
}
