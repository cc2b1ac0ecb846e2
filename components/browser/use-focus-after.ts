"use client";

import { type RefObject, useEffect, useRef } from "react";

/**
 * For a control that goes away under the keyboard. Call what it returns as the control leaves: `target` has the
 * keyboard as soon as it stands on the page, however many renders later that is.
 */
export function useFocusAfter(target: RefObject<HTMLElement | null>): () => void {
  const isWanted = useRef(false);
  useEffect(() => {
    if (!isWanted.current || !target.current) return;
    isWanted.current = false;
    target.current.focus();
  });
  return () => {
    isWanted.current = true;
  };
}
