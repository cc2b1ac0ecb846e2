import type { Metadata } from "next";
import Link from "next/link";
import { CenteredShell } from "@/components/shell/centered-shell";
import { buttonClass } from "@/components/ui/button-class";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <CenteredShell
      title="This page does not exist"
      description="The address may be wrong, or it may belong to an organisation you are not a member of."
    >
      <Link href="/" className={buttonClass({ variant: "primary", size: "lg" }, "self-start")}>
        Go to your interviews
      </Link>
    </CenteredShell>
  );
}
