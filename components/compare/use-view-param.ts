"use client";

import { useState } from "react";

export type CompareView = "criteria" | "questions";

/** Which view is shown, kept in the address, without asking the server again. */
export function useViewParam(initial: CompareView): [CompareView, (view: CompareView) => void] {
  const [view, setView] = useState(initial);
  return [
    view,
    (next) => {
      setView(next);
      const url = new URL(window.location.href);
      url.searchParams.set("view", next);
      window.history.replaceState(null, "", url);
    },
  ];
}
