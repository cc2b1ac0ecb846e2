import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SetUpForm } from "@/components/auth/set-up-form";
import { CenteredShell } from "@/components/shell/centered-shell";
import { PASSWORD_MIN_LENGTH } from "@/lib/auth/login/passwords";
import { needsSetUp } from "@/lib/auth/sign-in/set-up";

export const metadata: Metadata = { title: "Set up" };
export const dynamic = "force-dynamic";

export default async function SetUpPage() {
  if (!(await needsSetUp())) redirect("/sign-in");
  return (
    <CenteredShell
      title="Set up Debrief"
      description="You will be the operator of this installation and the owner of its first organisation."
    >
      <SetUpForm passwordMinLength={PASSWORD_MIN_LENGTH} />
    </CenteredShell>
  );
}
