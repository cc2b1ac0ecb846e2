"use client";

import { Slot } from "radix-ui";
import { type PointerEvent, type ReactNode, useEffect, useRef } from "react";
import { loadLayers } from "@/components/layers/layers";
import { useLayer } from "@/components/layers/use-layer";
import { Kbd } from "@/components/ui/kbd";

type TooltipProps = {
  label: string;
  shortcut?: string | undefined;
  side?: "top" | "right" | "bottom" | "left";
  /** One focusable element. */
  children: ReactNode;
};

const RESTS_AFTER_MS = 400;
/** Whoever goes from one hint to the next does not wait again. */
const NEXT_WITHIN_MS = 200;

/** There is one at a time. */
let shown: { close: () => void } | null = null;
let closedAtMs = 0;

/** A short hint on hover and keyboard focus. Never the only place where something is said. */
export function Tooltip({ label, shortcut, side = "top", children }: TooltipProps) {
  const { place, layers } = useLayer({});
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const self = useRef({ close: () => {} }).current;
  const close = () => {
    clearTimeout(timer.current);
    if (!place.open) return;
    if (shown === self) shown = null;
    closedAtMs = Date.now();
    place.onOpenChange(false);
  };
  const show = () => {
    clearTimeout(timer.current);
    if (shown !== self) shown?.close();
    shown = self;
    place.onOpenChange(true);
  };
  useEffect(() => {
    self.close = close;
  });

  const onPointerEnter = (event: PointerEvent) => {
    if (event.pointerType === "touch") return;
    loadLayers();
    const waitsMs = shown || Date.now() - closedAtMs < NEXT_WITHIN_MS ? 0 : RESTS_AFTER_MS;
    clearTimeout(timer.current);
    timer.current = setTimeout(show, waitsMs);
  };
  return (
    <>
      <Slot.Root
        ref={place.anchor}
        aria-describedby={place.open ? place.id : undefined}
        onPointerEnter={onPointerEnter}
        // Once it shows, it notices itself where the pointer goes: over to it, or away.
        onPointerLeave={() => (layers ? clearTimeout(timer.current) : close())}
        onPointerDown={close}
        onClick={close}
        onFocus={({ currentTarget }) => {
          if (currentTarget.matches(":focus-visible")) show();
        }}
        onBlur={close}
      >
        {children}
      </Slot.Root>
      {layers ? (
        <layers.TooltipLayer
          {...place}
          onOpenChange={(open) => (open ? show() : close())}
          side={side}
          className="z-50 flex max-w-64 items-center gap-2 rounded-md border border-border-strong bg-surface-raised px-2.5 py-1.5 text-sm text-text shadow-md animate-fade-in"
        >
          {label}
          {shortcut ? <Kbd>{shortcut}</Kbd> : null}
        </layers.TooltipLayer>
      ) : null}
    </>
  );
}
