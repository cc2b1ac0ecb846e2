import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CenteredShell } from "@/components/shell/centered-shell";
import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";
import { SubmitButton } from "@/components/ui/submit-button";
import { signInOtherwiseAction } from "@/lib/actions/sign-in";
import { currentUser } from "@/lib/http/gates";
import { safeNextPath } from "@/lib/http/safe-next";

export const metadata: Metadata = { title: "Sign in another way" };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

/** For who is signed in by a tenant's provider and wants what it does not reach. */
export default async function SignInOtherwisePage({ searchParams }: Props) {
  const next = safeNextPath((await searchParams).next);
  const user = await currentUser();
  if (!user?.boundTo) redirect(`/sign-in?next=${encodeURIComponent(next)}`);
  const { name, slug } = user.boundTo;
  return (
    <CenteredShell
      title="Sign in another way"
      description={`You are signed in by ${name}’s single sign-on. It only gives access to ${name}, and its owners sign in with a password.`}
    >
      <div className="flex flex-col gap-4">
        <form action={signInOtherwiseAction.bind(null, next)}>
          <SubmitButton size="lg" className="w-full">
            Sign out and sign in another way
          </SubmitButton>
        </form>
        {next.startsWith(`/t/${slug}`) ? null : (
          <Link href={`/t/${slug}/interviews`} className={buttonClass({ size: "lg" }, "w-full")}>
            Back to {name}
          </Link>
        )}
      </div>
    </CenteredShell>
  );
}
