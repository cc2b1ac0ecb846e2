"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { LoadingFrame, LoadingRows } from "@/components/loading/loading-frame";

/** Where somebody is going, from where, and what the link that they pressed is called. */
type Leaving = { from: string; to: string; label: string };

type NavigationFrameProps = {
  /** Beside the settings' list, which stays while one goes from one to another. */
  inSettings?: boolean;
  children: ReactNode;
};

/** Past this, what was pressed has led nowhere else. */
const MOST_MS = 30_000;
const SETTINGS = /^\/t\/[^/]+\/settings(\/|$)/;
const PAGES = /^\/(t\/[^/]+\/|admin|review\/links\/)/;

/**
 * Answers a press on a link at once with the frame of where it leads, while the page itself is on its way. A page's own
 * Suspense cannot: it would have to answer 200 before it knows whether there is such a page for this reader.
 */
export function NavigationFrame({ inSettings = false, children }: NavigationFrameProps) {
  const pathname = usePathname() ?? "";
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  // Arrived: coming back here later is another way.
  if (leaving && leaving.from !== pathname) setLeaving(null);
  const isOnTheWay = leaving !== null && leaving.from === pathname;
  useEffect(() => {
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stay = () => setLeaving(null);
    const onClick = (event: MouseEvent) => {
      const link = pressedLink(event);
      if (!link || link.pathname === pathname) return;
      if (inSettings !== (SETTINGS.test(pathname) && SETTINGS.test(link.pathname))) return;
      clearTimeout(timer);
      timer = setTimeout(stay, MOST_MS);
      setLeaving({ from: pathname, to: link.pathname, label: labelOf(link) });
    };
    window.addEventListener("click", onClick, { signal: abort.signal });
    window.addEventListener("popstate", stay, { signal: abort.signal });
    // Kept by the browser on leaving and shown again: nobody is on the way any more.
    window.addEventListener("pageshow", stay, { signal: abort.signal });
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [pathname, inSettings]);
  return (
    <>
      {isOnTheWay && inSettings ? <LoadingRows label={leaving.label} /> : null}
      {isOnTheWay && !inSettings ? <LoadingFrame pathname={leaving.to} label={leaving.label} /> : null}
      <div hidden={isOnTheWay} className="contents">
        {children}
      </div>
    </>
  );
}

/** The link of ours that a press follows in this window. */
function pressedLink(event: MouseEvent): HTMLAnchorElement | null {
  const { target, button, metaKey, ctrlKey, shiftKey, altKey } = event;
  if (button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return null;
  const link = target instanceof Element ? target.closest("a") : null;
  if (!link || link.origin !== window.location.origin || !PAGES.test(link.pathname)) return null;
  return link.target === "" && !link.hasAttribute("download") ? link : null;
}

/** The first line of a row, which names it. */
function labelOf(link: HTMLAnchorElement): string {
  const name = link.querySelector("bdi") ?? link;
  return (name.textContent ?? "").trim().slice(0, 80);
}
