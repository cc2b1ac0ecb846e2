"use client";

import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { useTheme } from "next-themes";
import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from "react";
import { useHotkey } from "@/components/browser/use-hotkey";
import { useSignOut } from "@/components/leaving/sign-out-provider";
import type { Command } from "./commands";
import { pageKeys } from "./page-keys";

// Not with the page: it comes right after it.
const CommandPalette = dynamic(() => import("./command-palette").then((module) => module.CommandPalette), {
  ssr: false,
});

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
  const [isThere, setIsThere] = useState(false);
  if (isOpen && !isThere) setIsThere(true);
  const [showsKeys, setShowsKeys] = useState(false);
  const keys = pageKeys(usePathname() ?? "");
  useHotkey("?", () => setShowsKeys(true), { isOff: keys === null });
  const [ofPage, setOfPage] = useState<Command[]>([]);
  const { setTheme } = useTheme();

  /** What is typed between Ctrl+K and the palette's arrival: it belongs there, not to the page's keys. */
  const typedBefore = useRef("");

  useEffect(() => {
    const timer = setTimeout(() => setIsThere(true), SOON_MS);
    return () => clearTimeout(timer);
  }, []);

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
      {isThere && (
        <CommandPalette
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
