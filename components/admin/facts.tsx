import type { ReactNode } from "react";

/** What a thing is, name by name. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="grid gap-x-6 gap-y-0.5 sm:grid-cols-[auto_minmax(0,1fr)] sm:gap-y-2">{children}</dl>;
}

/** One line of `Facts`. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted max-sm:mt-2">{name}</dt>
      <dd className="break-words tabular-nums">{children}</dd>
    </>
  );
}
