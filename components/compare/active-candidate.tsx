"use client";

import { createContext, type ReactNode, use, useMemo, useState } from "react";

type ActiveCandidate = { active: number; setActive: (column: number) => void };

const Context = createContext<ActiveCandidate | null>(null);

/** Which candidate a phone shows, the same whatever is compared. */
export function ActiveCandidateProvider({ children }: { children: ReactNode }) {
  const [active, setActive] = useState(0);
  const value = useMemo(() => ({ active, setActive }), [active]);
  return <Context value={value}>{children}</Context>;
}

export function useActiveCandidate(): ActiveCandidate {
  const value = use(Context);
  if (!value) throw new Error("useActiveCandidate needs an ActiveCandidateProvider above it.");
  return value;
}
