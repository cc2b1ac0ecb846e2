"use client";

import type { ReactNode } from "react";
import { LayerTrigger } from "@/components/layers/layer-trigger";
import { type LayerState, useLayer } from "@/components/layers/use-layer";
import { cn } from "@/components/ui/cn";
import { FLOATING_CLASS } from "@/components/ui/overlay-class";

type PopoverProps = LayerState & {
  trigger: ReactNode;
  /** Accessible name of the layer. */
  label: string;
  align?: "start" | "center" | "end";
  className?: string;
  children: ReactNode;
};

/** A small non-modal layer with its own content. */
export function Popover({ trigger, label, align = "center", className, children, ...state }: PopoverProps) {
  const { place, layers } = useLayer(state);
  return (
    <>
      <LayerTrigger place={place} opens="dialog" onClick={() => place.onOpenChange(!place.open)}>
        {trigger}
      </LayerTrigger>
      {layers ? (
        <layers.PopoverLayer
          {...place}
          {...{ label, align }}
          className={cn(FLOATING_CLASS, "w-72 p-3", className)}
        >
          {children}
        </layers.PopoverLayer>
      ) : null}
    </>
  );
}
