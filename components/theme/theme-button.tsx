"use client";

import { Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { cn } from "@/components/ui/cn";

/** Light or dark by one quiet button, for pages where it is not what one came for. */
export function ThemeButton({ className }: { className?: string }) {
  const { resolvedTheme, setTheme } = useTheme();
  return (
    <button
      type="button"
      aria-label="Switch between light and dark"
      title="Switch between light and dark"
      onClick={() => setTheme(resolvedTheme === "dark" ? "light" : "dark")}
      className={cn(
        "grid size-9 place-items-center rounded-md text-muted transition-colors hover:bg-surface-hover hover:text-text touch:size-11",
        className,
      )}
    >
      {/* Which is on is known to the styles before the script. */}
      <Moon aria-hidden className="size-4.5 dark:hidden" />
      <Sun aria-hidden className="hidden size-4.5 dark:block" />
    </button>
  );
}
