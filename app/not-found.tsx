import type { Metadata } from "next";
import { CenteredShell } from "@/components/shell/centered-shell";
import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";
import { hasSessionCookie } from "@/lib/http/gates";

export const metadata: Metadata = { title: "Not found" };

// Next renders it beside every page, in case: it asks the database nothing.
export default async function NotFound() {
  const isSignedIn = await hasSessionCookie();
  return (
    <CenteredShell
      title="This page does not exist"
      description="The address may be wrong, or the page may belong to an organisation you are not a member of."
    >
      <Link href="/" className={buttonClass({ variant: "primary", size: "lg" }, "self-start")}>
        {isSignedIn ? "Go to your interviews" : "Sign in"}
      </Link>
    </CenteredShell>
  );
}
