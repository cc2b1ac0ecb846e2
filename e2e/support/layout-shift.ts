import type { Page } from "@playwright/test";

/** Adds up what moves without being asked to, as browsers score it. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watched = window as unknown as { shift: number; moved: string[] };
    watched.shift = 0;
    watched.moved = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { hadRecentInput, value, sources } = entry as PerformanceEntry & {
          hadRecentInput: boolean;
          value: number;
          sources: { node: Element | null }[];
        };
        if (hadRecentInput) continue;
        watched.shift += value;
        watched.moved.push(...sources.map(({ node }) => node?.textContent?.slice(0, 60) ?? ""));
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** Keeps news from the page: what others do meanwhile adds rows, and moves those that are there. */
export async function withoutNews(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.EventSource = class extends EventTarget {
      static readonly OPEN = 1;
      readonly readyState = 0;
      close() {}
    } as unknown as typeof EventSource;
  });
}

/** What has moved since the page was loaded: the score of all, and words of the first five. */
export function shiftOf(page: Page): Promise<{ shift: number; moved: string[] }> {
  return page.evaluate(() => {
    const { shift, moved } = window as unknown as { shift: number; moved: string[] };
    return { shift, moved: moved.slice(0, 5) };
  });
}
