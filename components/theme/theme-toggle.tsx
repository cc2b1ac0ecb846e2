"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { useIsHydrated } from "@/components/browser/use-is-hydrated";
import { layersInUse } from "@/components/layers/layers";
import { cn } from "@/components/ui/cn";

const CHOICES = [
  { value: "light", label: "Light", Icon: Sun },
  { value: "dark", label: "Dark", Icon: Moon },
  { value: "system", label: "System", Icon: Monitor },
] as const;

/** Light, dark, or what the device says. Stands within a menu. */
export function ThemeToggle({ className }: { className?: string }) {
  const { ToggleGroup } = layersInUse();
  const { theme, setTheme } = useTheme();
  // The server cannot know the stored choice, so nothing is marked until the browser has taken over.
  const isHydrated = useIsHydrated();
  return (
    <ToggleGroup.Root
      type="single"
      aria-label="Theme"
      value={isHydrated ? (theme ?? "system") : ""}
      onValueChange={(value) => {
        if (value) setTheme(value);
      }}
      className={cn("inline-flex gap-0.5 rounded-md bg-surface-sunken p-0.5", className)}
    >
      {CHOICES.map(({ value, label, Icon }) => (
        <ToggleGroup.Item
          key={value}
          value={value}
          aria-label={label}
          title={label}
          className="grid h-7 w-9 place-items-center rounded-sm text-muted transition-colors hover:text-text touch:h-10 touch:w-11 data-[state=on]:bg-surface-raised data-[state=on]:text-text data-[state=on]:shadow-xs"
        >
          <Icon aria-hidden className="size-4" />
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
