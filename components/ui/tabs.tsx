"use client";

import { Tabs as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export const Tabs = Radix.Root;

/** The row of tabs. */
export function TabsList({ className, ...rest }: ComponentProps<typeof Radix.List>) {
  return <Radix.List {...rest} className={cn("flex gap-4 border-b", className)} />;
}

type TabProps = Omit<ComponentProps<typeof Radix.Trigger>, "children"> & {
  count?: number;
  children: ReactNode;
};

/** One tab, with how many things it holds. `aria-controls` names its panel where that is no `TabPanel`. */
export function Tab({ count, className, children, ...rest }: TabProps) {
  return (
    <Radix.Trigger
      {...rest}
      className={cn(
        "-mb-px flex h-10 items-center gap-2 border-transparent border-b-2 font-medium text-base text-muted transition-colors hover:text-text data-[state=active]:border-accent data-[state=active]:text-text",
        className,
      )}
    >
      {children}
      {count === undefined ? null : <span className="text-sm text-subtle tabular-nums">{count}</span>}
    </Radix.Trigger>
  );
}

/** What a tab shows. */
export function TabPanel({ className, ...rest }: ComponentProps<typeof Radix.Content>) {
  return <Radix.Content {...rest} className={cn("pt-4", className)} />;
}
