"use client";

import { useRef } from "react";

/**
 * For a layer that opens without a trigger of its own, by a key say: when it closes, the keyboard goes back to where
 * it was. Spread over the layer's content.
 */
export function useReturnFocus() {
  const before = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: () => {
      before.current = document.activeElement;
    },
    onCloseAutoFocus: (event: Event) => {
      const { current } = before;
      if (!(current instanceof HTMLElement) || !current.isConnected || current === document.body) return;
      event.preventDefault();
      current.focus();
    },
  };
}
