"use client";

import { useTenant } from "@/components/browser/use-tenant";
import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";

/** From a page of one that is not there to the page of all. A page that was not found is not told its organisation. */
export function AllLink({ of }: { of: "interviews" | "candidates" }) {
  return (
    <Link href={`/t/${useTenant()}/${of}`} className={buttonClass()}>
      Show all {of}
    </Link>
  );
}
