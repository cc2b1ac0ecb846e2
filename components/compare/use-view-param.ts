"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";

export type CompareView = "criteria" | "questions";

/**
 * Which view is shown, kept in the address. The router changes it: an address that was changed behind its back makes
 * it load the whole page anew at the next refresh, which ends what is playing.
 */
export function useViewParam(initial: CompareView): [CompareView, (view: CompareView) => void] {
  const router = useRouter();
  const [view, setView] = useState(initial);
  const [, startTransition] = useTransition();
  return [
    view,
    (next) => {
      setView(next);
      const { pathname, search } = window.location;
      const others = search
        .slice(1)
        .split("&")
        .filter((part) => part !== "" && !part.startsWith("view="));
      const href = `${pathname}?${[...others, `view=${next}`].join("&")}`;
      startTransition(() => router.replace(href, { scroll: false }));
    },
  ];
}
