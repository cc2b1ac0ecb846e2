"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useCurrentHref } from "@/components/browser/use-current-href";
import { matchingPages, SETTINGS_GROUPS, type SettingsPage } from "@/components/settings/settings-pages";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";

/** The pages of the settings, in groups, and a way to find one. A line of them, and from 1024 px on a list at the side. */
export function SettingsNav({ pages }: { pages: SettingsPage[] }) {
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const matching = matchingPages(pages, typed);
  // The platform's address begins those of the others.
  const current = useCurrentHref(pages.map(({ href }) => href).sort((a, b) => b.length - a.length));
  const list = useRef<HTMLUListElement>(null);
  // On a phone they do not all fit: the one that one is on must not be out of sight.
  useEffect(() => {
    const shown = list.current?.querySelector(`a[href="${current}"]`);
    shown?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [current]);
  return (
    <nav aria-label="Settings" className="flex min-w-0 flex-col gap-3 lg:sticky lg:top-6">
      <Input
        type="search"
        aria-label="Find a setting"
        placeholder="Find a setting"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={({ key }) => {
          const [first] = matching;
          if (key !== "Enter" || !first) return;
          setTyped("");
          router.push(first.href);
        }}
      />
      <ul
        ref={list}
        className="relative -mx-4 flex gap-4 overflow-x-auto border-b px-4 [scrollbar-width:none] sm:-mx-6 sm:px-6 lg:mx-0 lg:flex-col lg:overflow-visible lg:border-b-0 lg:px-0"
      >
        {SETTINGS_GROUPS.map((group) => {
          const own = matching.filter((page) => page.group === group);
          if (own.length === 0) return null;
          return (
            <li key={group} className="max-lg:contents">
              <h2 className="px-2.5 pb-1 font-medium text-muted text-xs max-lg:sr-only">{group}</h2>
              <ul className="flex gap-4 max-lg:contents lg:flex-col lg:gap-0.5">
                {own.map(({ href, label }) => (
                  <li key={href} className="shrink-0">
                    <Link
                      href={href}
                      onClick={() => setTyped("")}
                      aria-current={href === current ? "page" : undefined}
                      className={cn(
                        "-mb-px flex h-10 items-center border-transparent border-b-2 font-medium text-muted transition-colors hover:text-text focus-visible:-outline-offset-2 lg:mb-0 lg:h-9 lg:rounded-md lg:border-b-0 lg:px-2.5 lg:hover:bg-surface-hover",
                        href === current && "border-accent text-text lg:bg-surface-selected",
                      )}
                    >
                      {label}
                    </Link>
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
      {matching.length === 0 ? <p className="px-2.5 text-muted text-sm">No setting matches.</p> : null}
    </nav>
  );
}
