"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import {
  type ComponentProps,
  createContext,
  type ReactNode,
  use,
  useOptimistic,
  useRef,
  useTransition,
} from "react";
import { type CandidateListState, candidatesHref } from "@/components/urls/candidate-url";

type Navigation = {
  /** The state asked for last, shown at once while its rows are still on the way. */
  state: CandidateListState;
  isPending: boolean;
  hrefOf: (next: CandidateListState) => string;
  /** Goes to the current state with these changes. `replace` leaves no step to go back to. */
  go: (changes: Partial<CandidateListState>, history?: "push" | "replace") => void;
};

const Context = createContext<Navigation | null>(null);

type ProviderProps = { tenantSlug: string; state: CandidateListState; children: ReactNode };

/** Keeps the list's state in the address, and the old rows on screen until the new ones are there. */
export function CandidateListProvider({ tenantSlug, state, children }: ProviderProps) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [shown, setShown] = useOptimistic(state);
  const latest = useRef(shown);
  latest.current = shown;
  const hrefOf = (next: CandidateListState) => candidatesHref(tenantSlug, next);
  const go: Navigation["go"] = (changes, history = "push") => {
    // Every change of the set starts at its first page.
    const next = { ...latest.current, cursor: null, ...changes };
    startTransition(() => {
      setShown(next);
      router[history](hrefOf(next), { scroll: false });
    });
  };
  return <Context value={{ state: shown, isPending, hrefOf, go }}>{children}</Context>;
}

/** The list's state and how to change it, inside `CandidateListProvider`. */
export function useCandidateList(): Navigation {
  const navigation = use(Context);
  if (!navigation) throw new Error("useCandidateList needs a CandidateListProvider above it.");
  return navigation;
}

type LinkProps = Omit<ComponentProps<typeof Link>, "href" | "onNavigate" | "prefetch"> & {
  to: Partial<CandidateListState>;
};

/** A link to the list with these changes. Shows that it is on the way; still a link for new tabs. */
export function CandidateListLink({ to, ...rest }: LinkProps) {
  const { state, hrefOf, go } = useCandidateList();
  return (
    <Link
      {...rest}
      href={hrefOf({ ...state, cursor: null, ...to })}
      prefetch={false}
      onNavigate={(event) => {
        event.preventDefault();
        go(to);
      }}
    />
  );
}
