"use client";

import { usePathname } from "next/navigation";

/** Of these addresses the one that the open page belongs to. */
export function useCurrentHref(hrefs: string[]): string | undefined {
  const pathname = usePathname() ?? "";
  return hrefs.find((href) => pathname === href || pathname.startsWith(`${href}/`));
}
