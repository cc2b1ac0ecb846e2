import type { Metadata } from "next";
import { SsoForm } from "@/components/auth/sso-form";
import { CenteredShell } from "@/components/shell/centered-shell";

export const metadata: Metadata = { title: "Single sign-on" };

export default function FindProviderPage() {
  return (
    <CenteredShell title="Single sign-on" description="Sign in with your work account.">
      <SsoForm />
    </CenteredShell>
  );
}
