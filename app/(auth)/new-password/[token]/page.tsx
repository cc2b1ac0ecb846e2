import type { Metadata } from "next";
import Link from "next/link";
import { NewPasswordForm } from "@/components/auth/new-password-form";
import { CenteredShell } from "@/components/shell/centered-shell";
import { buttonClass } from "@/components/ui/button-class";
import { findPasswordReset } from "@/lib/auth/account/password-reset";
import { PASSWORD_MIN_LENGTH } from "@/lib/auth/login/passwords";
import { resetPasswordAction } from "./actions";

export const metadata: Metadata = { title: "New password" };

export default async function NewPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const reset = await findPasswordReset(token);
  if (!reset)
    return (
      <CenteredShell
        title="This link has ended"
        description="It was used or replaced, or its hour is over. Your password is as it was."
      >
        <Link href="/forgot-password" className={buttonClass({ size: "lg" }, "self-start")}>
          Ask for a new link
        </Link>
      </CenteredShell>
    );
  return (
    <CenteredShell
      title="Choose a new password"
      description={`For ${reset.email}. You are then signed out everywhere else. With two-step sign-in, a code is still asked for.`}
    >
      <NewPasswordForm
        action={resetPasswordAction.bind(null, token)}
        email={reset.email}
        passwordMinLength={PASSWORD_MIN_LENGTH}
      />
    </CenteredShell>
  );
}
