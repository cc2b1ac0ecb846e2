"use client";

import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { loadLayers } from "./layers";
import type { LayerPlace } from "./use-layer";

type LayerTriggerProps = Omit<ComponentProps<typeof Slot.Root>, "ref"> & {
  place: LayerPlace;
  opens: "dialog" | "menu";
};

/** Makes its child the button of a layer. It stands apart from the layer, so that it stays itself when that one comes. */
export function LayerTrigger({ place, opens, ...rest }: LayerTriggerProps) {
  return (
    <Slot.Root
      {...rest}
      ref={place.anchor}
      id={`${place.id}-trigger`}
      aria-haspopup={opens}
      aria-expanded={place.open}
      aria-controls={place.open ? place.id : undefined}
      data-state={place.open ? "open" : "closed"}
      onPointerEnter={loadLayers}
      onFocus={loadLayers}
    />
  );
}
