"use client";

import { buttonClass } from "@/components/ui/button-class";

/** Leads to the sign-in page and back to this one. A whole page load: what is shown here was for who is signed out. */
export function SignInLink({ className }: { className?: string }) {
  return (
    <a
      href="/sign-in"
      onClick={(event) => {
        // The address is known in the browser only, and changes with what is searched for.
        event.currentTarget.href = `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`;
      }}
      className={buttonClass({ variant: "primary", size: "sm" }, className)}
    >
      Sign in
    </a>
  );
}
