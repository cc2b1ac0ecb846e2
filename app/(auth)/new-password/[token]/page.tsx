import type { Metadata } from "next";
import { NewPasswordForm } from "@/components/auth/new-password-form";
import { CenteredShell } from "@/components/shell/centered-shell";
import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";
import { findPasswordReset, listDoubtfulPasskeys } from "@/lib/auth/account/password-reset";
import { PASSWORD_MIN_LENGTH } from "@/lib/auth/login/passwords";

export const metadata: Metadata = { title: "New password" };

export default async function NewPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const reset = await findPasswordReset(token);
  if (!reset)
    return (
      <CenteredShell
        title="This link is no longer valid"
        description="It may have been used or replaced, or it may have expired. Your password has not changed."
      >
        <Link href="/forgot-password" className={buttonClass({ size: "lg" }, "self-start")}>
          Request a new link
        </Link>
      </CenteredShell>
    );
  return (
    <CenteredShell
      title="Choose a new password"
      description={`For ${reset.email}. You will be signed out everywhere else. If you use two-step sign-in, you will still need a code.`}
    >
      <NewPasswordForm
        token={token}
        email={reset.email}
        doubtful={await listDoubtfulPasskeys(reset.userId)}
        passwordMinLength={PASSWORD_MIN_LENGTH}
      />
    </CenteredShell>
  );
}
