"use client";

import { ThemeProvider } from "next-themes";
import { Tooltip } from "radix-ui";
import type { ReactNode } from "react";
import { type Clock, ClockProvider } from "@/components/browser/clock";
import { Toaster } from "@/components/ui/toaster";

type ProvidersProps = { nonce: string | undefined; clock: Clock; children: ReactNode };

/** What every page needs once: theme (system by default), the server's clock, tooltip timing, toasts. `nonce` lets the theme's script run. */
export function Providers({ nonce, clock, children }: ProvidersProps) {
  return (
    <ThemeProvider
      attribute="class"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      {...(nonce === undefined ? {} : { nonce })}
    >
      <Tooltip.Provider delayDuration={400} skipDelayDuration={200}>
        <ClockProvider clock={clock}>{children}</ClockProvider>
      </Tooltip.Provider>
      <Toaster />
    </ThemeProvider>
  );
}
