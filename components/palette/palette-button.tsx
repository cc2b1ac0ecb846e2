"use client";

import { Search } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Kbd } from "@/components/ui/kbd";
import { useOpenPalette } from "./palette-provider";

const subscribeToNothing = () => () => {};

/** Opens the palette: `wide` has words and keys from 1024 px on, `compact` is an icon. */
export function PaletteButton({ layout }: { layout: "wide" | "compact" }) {
  const open = useOpenPalette();
  const keys = useSyncExternalStore(
    subscribeToNothing,
    () => (/Mac|iPhone|iPad/.test(navigator.platform) ? "⌘K" : "Ctrl K"),
    () => "Ctrl K",
  );
  if (layout === "compact") {
    return (
      <button
        type="button"
        aria-label="Find anything"
        onClick={open}
        className="grid size-11 place-items-center rounded-md text-muted transition-colors hover:bg-surface-hover hover:text-text"
      >
        <Search aria-hidden className="size-5" />
      </button>
    );
  }
  return (
    <button
      type="button"
      aria-keyshortcuts="Control+K Meta+K"
      title={`Find anything (${keys})`}
      onClick={open}
      className="flex h-9 items-center gap-2.5 rounded-md border px-2.5 text-muted transition-colors hover:bg-surface-hover hover:text-text max-lg:justify-center max-lg:border-transparent max-lg:px-0 touch:h-10"
    >
      <Search aria-hidden className="size-4 shrink-0 max-lg:size-4.5" />
      <span className="max-lg:sr-only">Find anything</span>
      <Kbd className="ms-auto max-lg:hidden">{keys}</Kbd>
    </button>
  );
}
