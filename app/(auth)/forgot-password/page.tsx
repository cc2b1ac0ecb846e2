import type { Metadata } from "next";
import Link from "next/link";
import { ForgotPasswordForm } from "@/components/auth/forgot-password-form";
import { CenteredShell } from "@/components/shell/centered-shell";
import { buttonClass } from "@/components/ui/button-class";
import { mailMode } from "@/lib/mail/transport";
import { requestPasswordResetAction } from "./actions";

export const metadata: Metadata = { title: "Forgotten password" };
export const dynamic = "force-dynamic";

export default function ForgotPasswordPage() {
  if (mailMode() === "off")
    return (
      <CenteredShell
        title="Forgotten password"
        description="This installation sends no mail. Ask whoever runs it for a link to choose a new password."
      >
        <Link href="/sign-in" className={buttonClass({ size: "lg" }, "self-start")}>
          Back to sign in
        </Link>
      </CenteredShell>
    );
  return (
    <CenteredShell
      title="Forgotten password"
      description="Enter your e-mail address. You get a link to choose a new password."
    >
      <ForgotPasswordForm action={requestPasswordResetAction} />
    </CenteredShell>
  );
}
