"use client";

import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { useTheme } from "next-themes";
import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from "react";
import { useHotkey } from "@/components/browser/use-hotkey";
import { loadedOnce } from "@/components/layers/loaded-once";
import { toast } from "@/components/layers/toast";
import { useSignOut } from "@/components/leaving/sign-out-provider";
import type { Command } from "./commands";
import { pageKeys } from "./page-keys";

// Not with the page: it comes right after it, and the page does without when it cannot be had.
const palette = loadedOnce(() => import("./command-palette"));

const KeysDialog = dynamic(() => import("@/components/ui/keys-dialog").then((module) => module.KeysDialog), {
  ssr: false,
});

const SOON_MS = 200;

type PaletteProviderProps = {
  tenantSlug: string;
  commands: Command[];
  children: ReactNode;
};

type PaletteContextValue = { open: () => void; setOfPage: (commands: Command[]) => void };

const PaletteContext = createContext<PaletteContextValue>({ open: () => {}, setOfPage: () => {} });

/** The command palette of a tenant: Ctrl+K or ⌘K from anywhere, also from within a field. */
export function PaletteProvider({ tenantSlug, commands, children }: PaletteProviderProps) {
  const { signOut } = useSignOut();
  const [isOpen, setIsOpen] = useState(false);
  const loaded = palette.useLoaded();
  const [showsKeys, setShowsKeys] = useState(false);
  const keys = pageKeys(usePathname() ?? "");
  useHotkey("?", () => setShowsKeys(true), { isOff: keys === null });
  const [ofPage, setOfPage] = useState<Command[]>([]);
  const { setTheme } = useTheme();

  /** What is typed between Ctrl+K and the palette's arrival: it belongs there, not to the page's keys. */
  const typedBefore = useRef("");

  useEffect(() => {
    const timer = setTimeout(() => void palette.start(), SOON_MS);
    return () => clearTimeout(timer);
  }, []);

  useEffect(() => {
    if (!isOpen) return;
    void palette.start().then((isThere) => {
      if (isThere) return;
      setIsOpen(false);
      toast.error("This could not be loaded. Check your connection, or reload the page.");
    });
  }, [isOpen]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isHeld = event.ctrlKey || event.metaKey || event.altKey;
      if (event.key.toLowerCase() === "k" && isHeld && !event.altKey && !event.shiftKey) {
        event.preventDefault();
        typedBefore.current = "";
        setIsOpen((was) => !was);
      } else if (isOpen && event.key.length === 1 && !isHeld && !isInDialog(event.target)) {
        event.preventDefault();
        event.stopImmediatePropagation();
        typedBefore.current += event.key;
      }
    };
    document.addEventListener("keydown", onKeyDown, { capture: true });
    return () => document.removeEventListener("keydown", onKeyDown, { capture: true });
  }, [isOpen]);

  const all: Command[] = [
    ...ofPage,
    ...commands,
    { group: "Do", label: "Use the light theme", words: "appearance", act: () => setTheme("light") },
    { group: "Do", label: "Use the dark theme", words: "appearance", act: () => setTheme("dark") },
    { group: "Do", label: "Use system theme", words: "system", act: () => setTheme("system") },
    ...(keys === null
      ? []
      : [
          {
            ...{ group: "Do" as const, label: "Keyboard shortcuts", words: "keys help" },
            act: () => setShowsKeys(true),
          },
        ]),
    {
      group: "Do",
      label: "Sign out",
      words: "leave log out",
      act: signOut,
    },
  ];
  const value = useMemo(() => {
    const open = () => {
      typedBefore.current = "";
      setIsOpen(true);
    };
    return { open, setOfPage };
  }, []);
  return (
    <PaletteContext value={value}>
      {children}
      {showsKeys && keys !== null ? <KeysDialog keys={keys} open onOpenChange={setShowsKeys} /> : null}
      {loaded && (
        <loaded.CommandPalette
          tenantSlug={tenantSlug}
          commands={all}
          typedBefore={typedBefore}
          open={isOpen}
          onOpenChange={setIsOpen}
        />
      )}
    </PaletteContext>
  );
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[role=dialog]") !== null;
}

/** Opens the palette. */
export function useOpenPalette(): () => void {
  return use(PaletteContext).open;
}

/** Adds what the page in view can do; keep the list the same between renders. */
export function usePageCommands(commands: Command[]): void {
  const { setOfPage } = use(PaletteContext);
  useEffect(() => {
    setOfPage(commands);
    return () => setOfPage([]);
  }, [commands, setOfPage]);
}
