"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, use, useOptimistic, useRef, useTransition } from "react";
import { interviewsHref, type ListState } from "@/components/urls/list-url";

type ListNavigation = {
  /** The state asked for last, shown at once while its rows are still on the way. */
  state: ListState;
  isPending: boolean;
  hrefOf: (next: ListState) => string;
  /** Goes to the state that `change` makes of the current one. `replace` leaves no step to go back to. */
  go: (change: (current: ListState) => ListState, history?: "push" | "replace") => void;
};

const Context = createContext<ListNavigation | null>(null);

type ProviderProps = { tenantSlug: string; state: ListState; children: ReactNode };

/** Keeps the list's state in the address, and the old rows on screen until the new ones are there. */
export function ListNavigationProvider({ tenantSlug, state, children }: ProviderProps) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [shown, setShown] = useOptimistic(state);
  const latest = useRef(shown);
  latest.current = shown;

  const hrefOf = (next: ListState) => interviewsHref(tenantSlug, next);
  const go: ListNavigation["go"] = (change, history = "push") => {
    const next = change(latest.current);
    startTransition(() => {
      setShown(next);
      router[history](hrefOf(next), { scroll: false });
    });
  };

  return <Context value={{ state: shown, isPending, hrefOf, go }}>{children}</Context>;
}

/** The list's state and how to change it, inside `ListNavigationProvider`. */
export function useListNavigation(): ListNavigation {
  const navigation = use(Context);
  if (!navigation) throw new Error("useListNavigation needs a ListNavigationProvider above it.");
  return navigation;
}
