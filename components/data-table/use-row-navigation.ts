"use client";

import { type RefObject, useEffect } from "react";
import { isTyping } from "@/components/browser/use-hotkey";

const STEPS: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/**
 * Rows as places to go: j and k move between the rows' links from anywhere on the page, the arrow keys, Home and
 * End once one of them has the focus. A click beside the link follows it too; with Ctrl or ⌘ in a new tab.
 */
export function useRowNavigation(body: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = body.current;
    if (!element) return;
    const links = () => [...element.querySelectorAll<HTMLAnchorElement>("a[data-row-link]")];

    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const all = links();
      // A row's box belongs to its row; nobody types into it.
      const isBox = event.target instanceof Element && event.target.matches("[data-select]");
      if (!isBox && isTyping(event.target)) return;
      const at = all.findIndex((link) =>
        isBox ? link.closest("tr")?.contains(event.target as Element) : link.matches(":focus"),
      );
      const isLetter = event.key === "j" || event.key === "k";
      if (at < 0 && !isLetter) return;
      const target = targetOf(event.key, at, all);
      if (!target) return;
      event.preventDefault();
      target.focus();
      target.closest("tr")?.scrollIntoView({ block: "nearest" });
    };

    const onClick = (event: MouseEvent) => {
      const target = event.target as Element;
      if (target.closest("a, button, label, input") || window.getSelection()?.isCollapsed === false) return;
      const link = target.closest("tr")?.querySelector<HTMLAnchorElement>("a[data-row-link]");
      if (!link) return;
      if (event.ctrlKey || event.metaKey) window.open(link.href, "_blank", "noopener");
      else link.click();
    };

    document.addEventListener("keydown", onKeyDown);
    element.addEventListener("click", onClick);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      element.removeEventListener("click", onClick);
    };
  }, [body]);
}

function targetOf(key: string, at: number, links: HTMLAnchorElement[]): HTMLAnchorElement | undefined {
  if (key === "Home") return links[0];
  if (key === "End") return links.at(-1);
  const step = STEPS[key];
  if (step === undefined) return undefined;
  return links[Math.min(links.length - 1, Math.max(0, at + step))];
}
