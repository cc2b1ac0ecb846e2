"use client";

import { ThemeProvider } from "next-themes";
import { type ReactNode, useEffect } from "react";
import { type Clock, ClockProvider } from "@/components/browser/clock";
import { loadLayers } from "@/components/layers/layers";
import { loadToasts } from "@/components/layers/toast";
import { Toaster } from "@/components/layers/toaster";

type ProvidersProps = { nonce: string | undefined; clock: Clock; children: ReactNode };

const SOON_MS = 200;

/** What every page needs once: theme (system by default), the server's clock, toasts. `nonce` lets the theme's script run. */
export function Providers({ nonce, clock, children }: ProvidersProps) {
  // Not with the page, but soon enough for the first press, and for what is said when the network has gone.
  useEffect(() => {
    const timer = setTimeout(() => {
      loadLayers();
      loadToasts();
    }, SOON_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <ThemeProvider
      attribute="class"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      {...(nonce === undefined ? {} : { nonce })}
    >
      <ClockProvider clock={clock}>{children}</ClockProvider>
      <Toaster />
    </ThemeProvider>
  );
}
