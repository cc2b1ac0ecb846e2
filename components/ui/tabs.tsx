"use client";

import { type ComponentProps, createContext, type KeyboardEvent, use, useId, useMemo } from "react";
import { cn } from "@/components/ui/cn";

type Chosen = { value: string; onValueChange: (value: string) => void; id: string };

const ChosenContext = createContext<Chosen>({ value: "", onValueChange: () => {}, id: "" });

type TabsProps = Omit<ComponentProps<"div">, "id"> & {
  value: string;
  onValueChange: (value: string) => void;
};

/** Tabs and what they show; the arrow keys, Home and End go from tab to tab and show each at once. */
export function Tabs({ value, onValueChange, ...rest }: TabsProps) {
  const id = useId();
  const chosen = useMemo(() => ({ value, onValueChange, id }), [value, onValueChange, id]);
  return (
    <ChosenContext value={chosen}>
      <div {...rest} />
    </ChosenContext>
  );
}

/** The row of tabs. */
export function TabsList({ className, ...rest }: ComponentProps<"div">) {
  return (
    <div {...rest} role="tablist" onKeyDown={goByKey} className={cn("flex gap-4 border-b", className)} />
  );
}

type TabProps = ComponentProps<"button"> & {
  value: string;
  count?: number;
};

/** One tab, with how many things it holds. `aria-controls` names its panel where that is no `TabPanel`. */
export function Tab({ value, count, className, children, ...rest }: TabProps) {
  const chosen = use(ChosenContext);
  const isChosen = value === chosen.value;
  const choose = () => chosen.onValueChange(value);
  return (
    <button
      type="button"
      role="tab"
      id={`${chosen.id}-tab-${value}`}
      aria-selected={isChosen}
      aria-controls={`${chosen.id}-panel-${value}`}
      tabIndex={isChosen ? 0 : -1}
      // Choosing shows its panel, and so does coming to it by a key.
      onClick={choose}
      onFocus={isChosen ? undefined : choose}
      {...rest}
      className={cn(
        "-mb-px flex h-10 items-center gap-2 border-transparent border-b-2 font-medium text-base text-muted transition-colors hover:text-text",
        isChosen && "border-accent text-text",
        className,
      )}
    >
      {children}
      {count === undefined ? null : <span className="text-sm text-subtle tabular-nums">{count}</span>}
    </button>
  );
}

/** What a tab shows. */
export function TabPanel({ value, className, ...rest }: ComponentProps<"div"> & { value: string }) {
  const chosen = use(ChosenContext);
  if (value !== chosen.value) return null;
  return (
    <div
      {...rest}
      role="tabpanel"
      id={`${chosen.id}-panel-${value}`}
      aria-labelledby={`${chosen.id}-tab-${value}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: from its tab, the keyboard goes into it, whatever it holds.
      tabIndex={0}
      className={cn("pt-4", className)}
    />
  );
}

const STEPS: Record<string, (at: number, count: number) => number> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

function goByKey(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]:not(:disabled)")];
  const at = event.target instanceof HTMLElement ? tabs.indexOf(event.target) : -1;
  if (!step || at < 0 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  event.preventDefault();
  tabs[step(at, tabs.length)]?.focus();
}
