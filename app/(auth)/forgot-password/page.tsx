import type { Metadata } from "next";
import { ForgotPasswordForm } from "@/components/auth/forgot-password-form";
import { CenteredShell } from "@/components/shell/centered-shell";
import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";
import { mailMode } from "@/lib/mail/transport";

export const metadata: Metadata = { title: "Forgot password" };
export const dynamic = "force-dynamic";

export default function ForgotPasswordPage() {
  if (mailMode() === "off")
    return (
      <CenteredShell
        title="Forgot password"
        description="This installation cannot send email. Ask your Debrief operator for a password reset link."
      >
        <Link href="/sign-in" className={buttonClass({ size: "lg" }, "self-start")}>
          Back to sign in
        </Link>
      </CenteredShell>
    );
  return (
    <CenteredShell
      title="Forgot password"
      description="Enter your email address and we will send you a link to choose a new password."
    >
      <ForgotPasswordForm />
    </CenteredShell>
  );
}
