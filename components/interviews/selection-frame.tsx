"use client";

import { X } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { isTyping } from "@/components/browser/use-hotkey";
import { MOST_SELECTED } from "@/components/interviews/selected-set";
import { useSelection } from "@/components/interviews/selection";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";

type SelectionFrameProps = {
  label: string;
  /** What to do with what is selected. */
  children: ReactNode;
};

/** How much is selected, and what can be done with it. There while anything is. */
export function SelectionFrame({ label, children }: SelectionFrameProps) {
  const { selected, items, setAll, clear } = useSelection<{ id: string }>();
  useEscape(clear);
  const elsewhere = [...selected.keys()].filter((id) => !items.some((item) => item.id === id)).length;
  return (
    <>
      <p role="status" className="sr-only">
        {selected.size > 0 ? `${selected.size} selected` : ""}
      </p>
      {selected.size > 0 ? (
        <section
          aria-label={label}
          className="sticky bottom-[calc(var(--bottom-bar,0px)+0.75rem)] z-10 flex flex-wrap items-center gap-x-3 gap-y-2 self-center rounded-xl border border-border-strong bg-surface-raised py-2 ps-4 pe-2 shadow-lg max-sm:self-stretch"
        >
          <p className="whitespace-nowrap font-medium tabular-nums">
            {selected.size} selected
            {elsewhere > 0 ? (
              <span className="font-normal text-muted">, {elsewhere} not on this page</span>
            ) : null}
          </p>
          {items.some(({ id }) => !selected.has(id)) && selected.size < MOST_SELECTED ? (
            <Button size="sm" variant="ghost" onClick={() => setAll(items, true)}>
              Select all {items.length}
            </Button>
          ) : null}
          <IconButton
            label="Select none"
            shortcut="Esc"
            size="sm"
            className="sm:order-last max-sm:ms-auto"
            onClick={clear}
          >
            <X aria-hidden />
          </IconButton>
          <div className="flex flex-wrap gap-2 max-sm:grid max-sm:w-full max-sm:grid-cols-2 max-sm:pe-2 max-sm:[&_svg]:hidden">
            {children}
          </div>
        </section>
      ) : null}
    </>
  );
}

function useEscape(act: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      const isBox = event.target instanceof Element && event.target.matches("[type='checkbox']");
      if (isBox || !isTyping(event.target)) act();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [act]);
}
