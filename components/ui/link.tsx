"use client";

import NextLink from "next/link";
import { type ComponentProps, useEffect, useRef, useState } from "react";

const RESTS_AFTER_MS = 80;

type LinkProps = Omit<ComponentProps<typeof NextLink>, "prefetch">;

/**
 * A link within Debrief. What it leads to is asked for ahead where a pointer or the keyboard rests on it, not because it is
 * in view: a list has a hundred links, and every refresh of the page would ask for all of them again.
 */
export function Link({ onPointerEnter, onPointerLeave, onFocus, onBlur, ...rest }: LinkProps) {
  const [isLikely, setIsLikely] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const stay = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setIsLikely(true), RESTS_AFTER_MS);
  };
  const leave = () => {
    clearTimeout(timer.current);
    setIsLikely(false);
  };
  return (
    <NextLink
      {...rest}
      prefetch={isLikely ? null : false}
      onPointerEnter={(event) => {
        onPointerEnter?.(event);
        // A finger that touches is about to press.
        if (event.pointerType === "mouse") stay();
      }}
      onPointerLeave={(event) => {
        onPointerLeave?.(event);
        leave();
      }}
      onFocus={(event) => {
        onFocus?.(event);
        stay();
      }}
      onBlur={(event) => {
        onBlur?.(event);
        leave();
      }}
    />
  );
}
