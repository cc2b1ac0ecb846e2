"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import { useTheme } from "next-themes";
import { useEffect } from "react";
import { sayWhatWaited, useToasts } from "./toast";

/** Where toasts appear. Raise one with `toast` from `toast.ts`. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  const sonner = useToasts();
  // After its own effects: by then it listens.
  useEffect(() => {
    if (sonner) sayWhatWaited();
  }, [sonner]);
  if (!sonner) return null;
  return (
    <sonner.Toaster
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      className="font-sans!"
      position="bottom-right"
      gap={8}
      offset={16}
      icons={{
        success: <CircleCheck className="size-4 text-success" />,
        error: <CircleAlert className="size-4 text-danger" />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-center gap-2.5 rounded-lg border border-border-strong bg-surface-raised px-3.5 py-3 text-base text-text shadow-lg sm:w-[22rem]",
          title: "font-medium",
          description: "text-sm text-muted!",
          actionButton:
            "ms-auto shrink-0 rounded-md px-2 py-1 text-sm font-medium text-accent-text hover:bg-surface-hover",
          closeButton: "text-muted",
        },
      }}
    />
  );
}
