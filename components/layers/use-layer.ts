"use client";

import { type RefObject, useEffect, useId, useRef, useState } from "react";
import { loadLayers, useLayers } from "./layers";

/** Left out, the layer keeps its own state. */
export type LayerState = { open?: boolean | undefined; onOpenChange?: ((open: boolean) => void) | undefined };

/** Where a layer hangs, and whether it shows. */
export type LayerPlace = {
  id: string;
  /** The button that opens it, if there is one. */
  anchor: RefObject<HTMLElement | null>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** A layer that opens on a press. `layers` is null until it has been open once and its code is there. */
export function useLayer({ open: givenOpen, onOpenChange }: LayerState) {
  const [ownOpen, setOwnOpen] = useState(false);
  const open = givenOpen ?? ownOpen;
  const [wasOpen, setWasOpen] = useState(open);
  if (open && !wasOpen) setWasOpen(true);
  const layers = useLayers();
  const place: LayerPlace = {
    id: useId(),
    anchor: useRef<HTMLElement>(null),
    open,
    onOpenChange: (next) => {
      setOwnOpen(next);
      onOpenChange?.(next);
    },
  };

  useEffect(() => {
    if (open) loadLayers();
  }, [open]);

  return { place, layers: wasOpen ? layers : null };
}
