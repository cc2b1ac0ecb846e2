import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/auth/sign-in-form";
import { CenteredShell } from "@/components/shell/centered-shell";
import { currentUser } from "@/lib/auth/gates";
import { needsSetUp } from "@/lib/auth/set-up";
import { safeNextPath } from "@/lib/http/safe-next";
import { signInAction } from "./actions";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const next = safeNextPath((await searchParams).next);
  if (await currentUser()) redirect(next);
  if (await needsSetUp()) redirect("/set-up");
  return (
    <CenteredShell title="Sign in" description="Listen, read and decide, with everybody who has a say.">
      <SignInForm action={signInAction} next={next} />
    </CenteredShell>
  );
}
